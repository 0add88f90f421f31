import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../access/access.guard.js';
import { metrics } from './metrics.js';

@ApiExcludeController()
@Controller('metrics')
@Public()
export class MetricsController {
  @Get()
  @Header('content-type', metrics.contentType)
  read(): Promise<string> {
    return metrics.metrics();
  }
}
