import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '#shared/access/access.guard.js';
import { describeModel, type ModelDescription } from './model-description.js';

/** What can be asked. */
@ApiTags('query')
@Controller('api/v1/meta')
@RequireScope('reports:read')
export class MetaController {
  @Get()
  @ApiOperation({
    summary: 'The semantic model: measures, dimensions, segments, and which combinations make sense',
  })
  @ApiOkResponse({ description: 'Everything POST /api/v1/query can be asked, with definitions.' })
  meta(): ModelDescription {
    return describeModel();
  }
}
