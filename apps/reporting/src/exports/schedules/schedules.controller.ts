import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Caller, RequireScope } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { JsonBody } from '#shared/http/json-body.js';
import { openApiSchema } from '#shared/http/openapi-schema.js';
import { PutSchedule } from '../export.bodies.js';
import { ScheduleListSchema, ScheduleViewSchema } from '../export-view.schema.js';
import { scheduleView, type ScheduleView } from './schedule.js';
import { SchedulesService } from './schedules.service.js';

/** Exports that are made again and again, and put where somebody expects them. */
@ApiTags('exports')
@ApiBearerAuth()
@Controller('api/v1/export-schedules')
export class SchedulesController {
  constructor(@Inject(SchedulesService) private readonly schedules: SchedulesService) {}

  @Put(':name')
  @RequireScope('exports:write')
  @ApiOperation({
    summary: 'Make or replace a schedule',
    description:
      'Every run is an ordinary export, and asks the question anew: a date range such as last_7_days moves along. Of runs missed while nothing ran, the latest is made.',
  })
  @ApiParam({ name: 'name', description: 'Lower-case letters, digits and hyphens.' })
  @ApiBody({ schema: openApiSchema(PutSchedule) })
  @ApiOkResponse({ description: 'The schedule.', schema: openApiSchema(ScheduleViewSchema) })
  @ApiResponse({ status: 400, description: 'Everything that is wrong with it.' })
  async put(
    @Param('name') name: string,
    @Body(new JsonBody(PutSchedule)) body: PutSchedule,
    @Caller() caller: Credential,
  ): Promise<ScheduleView> {
    return scheduleView(await this.schedules.put(caller, name, body));
  }

  @Get()
  @RequireScope('reports:read')
  @ApiOperation({ summary: 'The schedules of the organisation' })
  @ApiOkResponse({ description: 'By name.', schema: openApiSchema(ScheduleListSchema) })
  async list(@Caller() caller: Credential): Promise<{ schedules: ScheduleView[] }> {
    return { schedules: (await this.schedules.list(caller)).map(scheduleView) };
  }

  @Get(':name')
  @RequireScope('reports:read')
  @ApiOperation({ summary: 'One schedule; its runs are GET /api/v1/exports?schedule=name' })
  @ApiOkResponse({ description: 'The schedule.', schema: openApiSchema(ScheduleViewSchema) })
  @ApiResponse({ status: 404 })
  async get(@Param('name') name: string, @Caller() caller: Credential): Promise<ScheduleView> {
    return scheduleView(await this.schedules.get(caller, name));
  }

  @Delete(':name')
  @HttpCode(204)
  @RequireScope('exports:write')
  @ApiOperation({ summary: 'Delete a schedule; what it exported stays until it expires' })
  @ApiResponse({ status: 404 })
  delete(@Param('name') name: string, @Caller() caller: Credential): Promise<void> {
    return this.schedules.delete(caller, name);
  }
}
