import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Engine } from '../engine.ts';
import type { OddAnswer } from '../faults/odd-answers.ts';
import { phpJson } from '../php-json.ts';
import { answerGraph } from './answer-graph.ts';
import type { Answer } from './answer.ts';
import { traceHeaders } from './trace-headers.ts';

/** Every path without another route is a call of the Graph API, with or without a version. */
export async function graphRoutes(server: FastifyInstance, engine: Engine): Promise<void> {
  const handle = async (request: FastifyRequest, reply: FastifyReply) => {
    const answer = await answerGraph(engine, request);
    if (answer === 'dropped') {
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
    }
    return send(engine, reply, answer);
  };
  server.route({ method: ['GET', 'POST', 'DELETE'], url: '/*', handler: handle });
}

function send(engine: Engine, reply: FastifyReply, answer: Answer) {
  void reply.status(answer.status).headers(traceHeaders(engine.random)).headers(answer.headers);
  if (answer.odd !== undefined) return sendOdd(reply, answer.odd);
  if (answer.html !== undefined) return reply.type('text/html; charset=utf-8').send(answer.html);
  return reply.type('application/json; charset=UTF-8').send(phpJson(answer.body));
}

function sendOdd(reply: FastifyReply, { type, headers, body }: OddAnswer) {
  if (type !== undefined) void reply.type(type);
  return reply.headers(headers ?? {}).send(body);
}
