import { Body, Controller, Get, Header, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { toBuffer, toString } from 'qrcode';
import { Caller, RequireScope } from '#shared/access/access.guard.js';
import { type Credential } from '#shared/access/credential.js';
import { JsonBody } from '#shared/http/json-body.js';
import { openApiSchema } from '#shared/http/openapi-schema.js';
import { INGEST_CONFIG, type IngestConfig } from '../ingest.config.js';
import { readCursor, readLimit } from '../page-cursor.js';
import { CreateLink, EditLink } from './link.bodies.js';
import { LINK_VIEW, linkUrl, linkView, type LinkView } from './link.view.js';
import { LinksService } from './links.service.js';

/** Quiet zone of four modules, as ISO/IEC 18004 asks; error correction for print. */
const QR = { margin: 4, errorCorrectionLevel: 'M' } as const;
const QR_PIXELS = 512;

@ApiTags('links')
@ApiBearerAuth()
@Controller('api/v1/links')
@RequireScope('links:write')
export class LinksController {
  constructor(
    @Inject(LinksService) private readonly links: LinksService,
    @Inject(INGEST_CONFIG) private readonly config: IngestConfig,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Make a tracked link' })
  @ApiBody({ schema: openApiSchema(CreateLink) })
  @ApiResponse({ status: 201, schema: LINK_VIEW })
  @ApiResponse({ status: 409, description: 'The chosen code is taken.' })
  @ApiResponse({
    status: 422,
    description: 'The destination is not allowed, or the advocate is not known; errors says which.',
  })
  async create(
    @Body(new JsonBody(CreateLink)) body: CreateLink,
    @Caller() caller: Credential,
  ): Promise<LinkView> {
    return linkView(await this.links.create(caller, body), this.config.PUBLIC_URL);
  }

  @Get()
  @ApiOperation({ summary: 'The tracked links, newest first' })
  @ApiQuery({
    name: 'limit',
    required: false,
    schema: { type: 'integer', minimum: 1, maximum: 500, default: 100 },
  })
  @ApiQuery({ name: 'cursor', required: false, description: 'nextCursor of the page before.' })
  async list(
    @Caller() caller: Credential,
    @Query('limit') limit?: string,
    @Query('cursor') cursor?: string,
  ): Promise<{ items: LinkView[]; nextCursor: string | null }> {
    const { items, nextCursor } = await this.links.list(caller.tenant, readLimit(limit), readCursor(cursor));
    return { items: items.map((link) => linkView(link, this.config.PUBLIC_URL)), nextCursor };
  }

  @Get(':code')
  @ApiOperation({ summary: 'One tracked link' })
  @ApiResponse({ status: 200, schema: LINK_VIEW })
  @ApiResponse({ status: 404 })
  async get(@Param('code') code: string, @Caller() caller: Credential): Promise<LinkView> {
    return linkView(await this.links.get(caller.tenant, code), this.config.PUBLIC_URL);
  }

  @Patch(':code')
  @ApiOperation({ summary: 'Change where a link leads or what it stands for; disable or enable it' })
  @ApiBody({ schema: openApiSchema(EditLink) })
  @ApiResponse({ status: 200, schema: LINK_VIEW })
  @ApiResponse({ status: 422, description: 'The destination is not allowed.' })
  async edit(
    @Param('code') code: string,
    @Body(new JsonBody(EditLink)) body: EditLink,
    @Caller() caller: Credential,
  ): Promise<LinkView> {
    return linkView(await this.links.edit(caller, code, body), this.config.PUBLIC_URL);
  }

  @Get(':code/qr.svg')
  @Header('content-type', 'image/svg+xml')
  @ApiOperation({ summary: 'The link as a QR code, SVG' })
  async qrSvg(@Param('code') code: string, @Caller() caller: Credential): Promise<string> {
    return toString(await this.address(code, caller), { ...QR, type: 'svg' });
  }

  @Get(':code/qr.png')
  @Header('content-type', 'image/png')
  @ApiOperation({ summary: 'The link as a QR code, PNG' })
  async qrPng(@Param('code') code: string, @Caller() caller: Credential): Promise<Buffer> {
    return toBuffer(await this.address(code, caller), { ...QR, type: 'png', width: QR_PIXELS });
  }

  private async address(code: string, { tenant }: Credential): Promise<string> {
    return linkUrl(this.config.PUBLIC_URL, (await this.links.get(tenant, code)).code);
  }
}
