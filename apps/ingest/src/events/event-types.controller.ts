import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { EVENT_SCHEMAS, EVENT_TYPES, isEventType } from '#domain/events/catalogue.js';
import { Public } from '#shared/access/access.guard.js';
import { ProblemError } from '#shared/errors/problem.js';

interface EventTypeSummary {
  readonly type: string;
  readonly description: string;
  readonly dataschema: string;
  readonly schema: string;
}

/** What can be sent, in the very schemas that judge it. Public: it says nothing about anyone. */
@ApiTags('events')
@Controller('api/v1/event-types')
@Public()
export class EventTypesController {
  @Get()
  @ApiOperation({ summary: 'Every event type' })
  list(): { eventTypes: EventTypeSummary[] } {
    return {
      eventTypes: EVENT_TYPES.map((type) => ({
        type,
        description: descriptionOf(EVENT_SCHEMAS[type]),
        dataschema: `urn:manyhands:schema:${type}:v1`,
        schema: `/api/v1/event-types/${type}`,
      })),
    };
  }

  @Get(':type')
  @ApiOperation({ summary: 'The JSON Schema of the data of one event type' })
  @ApiParam({ name: 'type', enum: EVENT_TYPES })
  @ApiResponse({ status: 404, description: 'There is no such event type.' })
  schema(@Param('type') type: string): object {
    if (!isEventType(type)) {
      throw new ProblemError('not-found', {
        detail: `There is no such event type. There are: ${EVENT_TYPES.join(', ')}.`,
      });
    }
    return { $id: `urn:manyhands:schema:${type}:v1`, title: type, ...EVENT_SCHEMAS[type] };
  }
}

function descriptionOf(schema: object): string {
  return 'description' in schema && typeof schema.description === 'string' ? schema.description : '';
}
