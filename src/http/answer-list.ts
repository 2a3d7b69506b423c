import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { createGiveWay } from './give-way.ts';
import { createAnswerSerializer } from './serialize-answer.ts';

/**
 * Answers with a long list as JSON. Makes, checks and writes each item by itself, so that a list of
 * megabytes does not block other requests.
 */
export async function answerList<Item>(
  reply: FastifyReply,
  item: z.ZodType<Item>,
  items: AsyncIterable<Item>,
): Promise<FastifyReply> {
  const { method, routeOptions } = reply.request;
  const serialize = createAnswerSerializer(reply.log)({
    schema: item,
    method,
    url: routeOptions.url ?? '',
    httpStatus: '200',
  });
  const giveWay = createGiveWay();
  const parts: string[] = [];
  for await (const each of items) {
    parts.push(serialize(each));
    await giveWay();
  }
  return reply.type('application/json; charset=utf-8').send(`[${parts.join(',')}]`);
}
