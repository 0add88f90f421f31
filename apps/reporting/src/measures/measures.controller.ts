import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '#shared/access/access.guard.js';
import { openApiSchema } from '#shared/http/openapi-schema.js';
import { MEASURES } from './catalogue.js';
import { DIMENSIONS } from './dimensions.js';
import { type Dimension, type Measure } from './measure.js';
import { MeasuresSchema } from './measures.schema.js';

/** What every number means. */
@ApiTags('reports')
@Controller('api/v1/measures')
@RequireScope('reports:read')
export class MeasuresController {
  @Get()
  @ApiOperation({ summary: 'Every measure and dimension, with its definition' })
  @ApiOkResponse({
    description: 'Name, title, definition, unit, provenance, additivity and version of each.',
    schema: openApiSchema(MeasuresSchema),
  })
  list(): { measures: readonly Measure[]; dimensions: readonly Dimension[] } {
    return { measures: MEASURES, dimensions: DIMENSIONS };
  }
}
