import multipart from '@fastify/multipart';
import { Controller, Get, HttpCode, type OnModuleInit, Param, Post, Req, Res, UseInterceptors } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AttachFile, OpenFile } from '#applications';
import { DomainError } from '#kernel';
import { rowId, toGlobalId } from '#read-plan';
import { Sessions } from '#identity';
import { UnitOfWorkInterceptor } from '../graphql/unit-of-work.js';

/** A hard stop for one upload, in bytes; the question a file answers sets its own, smaller limit. */
const largestUpload = 50 * 1024 * 1024;

/** Files go this way, never through GraphQL: `POST /files` takes one, `GET /files/<id>` hands it to who may read it. */
@UseInterceptors(UnitOfWorkInterceptor)
@Controller('files')
export class FilesController implements OnModuleInit {
  constructor(
    private readonly attach: AttachFile,
    private readonly open: OpenFile,
    private readonly sessions: Sessions,
    private readonly adapters: HttpAdapterHost<FastifyAdapter>,
  ) {}

  async onModuleInit(): Promise<void> {
    const limits = { files: 1, fields: 5, fieldSize: 500, parts: 6, fileSize: largestUpload };
    await this.adapters.httpAdapter.getInstance().register(multipart, { limits });
  }

  /** Multipart with `applicationId` and `fieldKey` before the file. */
  @Post()
  @HttpCode(201)
  async upload(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const viewer = await this.sessions.viewerOf(request.headers, request.id);
    if (!viewer.personId) throw new DomainError('UNAUTHENTICATED');
    mustComeFromHere(request);
    const part = request.isMultipart() ? await request.file() : undefined;
    const applicationId = rowId(fieldOf(part?.fields['applicationId']));
    const fieldKey = fieldOf(part?.fields['fieldKey']);
    if (!part || !applicationId || !fieldKey) throw new DomainError('INVALID_INPUT', { field: 'file' });
    // What is left of a refused upload is not read: the connection ends with the answer.
    void reply.header('connection', 'close');
    const input = { applicationId, fieldKey, name: part.filename, content: part.file };
    const id = await this.attach.execute(viewer, input);
    void reply.removeHeader('connection');
    return { id: toGlobalId('StoredFile', id), fieldKey };
  }

  @Get(':id')
  async download(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const viewer = await this.sessions.viewerOf(request.headers, request.id);
    const fileId = rowId(id);
    if (!fileId) throw new DomainError('NOT_FOUND');
    const file = await this.open.execute(viewer, fileId);
    await reply
      .header('content-type', file.mediaType)
      .header('content-length', file.bytes)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, no-store')
      .send(file.content);
  }
}

/** Browsers say where a request was made; a page of others must not make a signed-in person upload something. */
function mustComeFromHere({ headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new DomainError('FORBIDDEN');
}

function fieldOf(part: unknown): string | undefined {
  const value = typeof part === 'object' && part !== null && 'value' in part ? part.value : undefined;
  return typeof value === 'string' ? value : undefined;
}
