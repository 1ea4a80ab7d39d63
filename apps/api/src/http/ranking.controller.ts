import { Controller, Get, Param, Req, Res, UseInterceptors } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ExportRanking } from '#assessment';
import { Sessions } from '#identity';
import { DomainError } from '#kernel';
import { rowId } from '#read-plan';
import { UnitOfWorkInterceptor } from '../graphql/unit-of-work.js';
import { rankingAsCsv, rankingAsWorkbook } from './ranking-file.js';

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The ranking of a round as a file, for who directs it: `GET /files/rounds/<id>/ranking.csv` and `.xlsx`. */
@UseInterceptors(UnitOfWorkInterceptor)
@Controller('files/rounds/:id')
export class RankingController {
  constructor(
    private readonly ranking: ExportRanking,
    private readonly sessions: Sessions,
  ) {}

  @Get('ranking.csv')
  async csv(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { viewer, ranking } = await this.read(id, request);
    await send(reply, 'text/csv; charset=utf-8', 'ranking.csv', rankingAsCsv(ranking, viewer.locale));
  }

  @Get('ranking.xlsx')
  async xlsx(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { viewer, ranking } = await this.read(id, request);
    await send(reply, workbook, 'ranking.xlsx', await rankingAsWorkbook(ranking, viewer.locale));
  }

  /** Whoever may not read scores learns nothing of the round, signed in or not. */
  private async read(id: string, request: FastifyRequest) {
    const viewer = await this.sessions.viewerOf(request.headers, request.id);
    const roundId = rowId(id);
    if (!roundId) throw new DomainError('NOT_FOUND');
    return { viewer, ranking: await this.ranking.execute(viewer, roundId) };
  }
}

async function send(reply: FastifyReply, type: string, name: string, content: string | Buffer): Promise<void> {
  await reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(content);
}
