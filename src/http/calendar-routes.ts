import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  calendarFeedAnswer,
  newCalendarFeedAnswer,
  newCalendarFeedBody,
} from '../contract/planner.ts';
import { writeCalendar } from '../planner/write-calendar.ts';
import { presentFeed } from './present-planner.ts';
import { actorOf } from './request-user.ts';
import type { ApiParts } from './server-parts.ts';

const done = z.object({ success: z.literal(true) });

/** The address at which calendar programs read one's own meetings. Only a session opens these. */
export async function ownCalendarRoutes(instance: FastifyInstance, parts: ApiParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { audit, calendarFeeds, identity } = parts;

  api.get(
    '/account/calendar-feed',
    { schema: { response: { 200: calendarFeedAnswer } } },
    async (request, reply) => {
      const { user } = await identity.requireUser(request, reply);
      const feed = await calendarFeeds.find(user.id);
      return { feed: feed ? presentFeed(feed) : null };
    },
  );

  api.post(
    '/account/calendar-feed',
    { schema: { body: newCalendarFeedBody, response: { 201: newCalendarFeedAnswer } } },
    async (request, reply) => {
      const { user } = await identity.requireUser(request, reply);
      const { token, feed } = await calendarFeeds.make(user.id, request.body);
      await audit.record({
        action: 'calendar-feed-made',
        by: actorOf(request),
        target: { kind: 'user', id: user.id },
      });
      void reply.status(201);
      return { url: `${parts.url}/api/calendar/${token}.ics`, feed: presentFeed(feed) };
    },
  );

  api.delete(
    '/account/calendar-feed',
    { schema: { response: { 200: done } } },
    async (request, reply) => {
      const { user } = await identity.requireUser(request, reply);
      await calendarFeeds.remove(user.id);
      await audit.record({
        action: 'calendar-feed-removed',
        by: actorOf(request),
        target: { kind: 'user', id: user.id },
      });
      return { success: true as const };
    },
  );
}

/** A calendar program asks every few minutes to hours. */
const READS = { max: 120, timeWindow: '1 minute' };

const feedParams = z.object({ file: z.string().min(1).max(100) });

/** What calendar programs read. They cannot sign in: whoever has the address can read it. */
export async function calendarRoutes(instance: FastifyInstance, parts: ApiParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  api.get(
    '/calendar/:file',
    { schema: { params: feedParams }, config: { rateLimit: READS } },
    async (request, reply) => {
      const token = request.params.file.replace(/\.ics$/, '');
      const { feed, meetings } = await parts.calendarFeeds.open(token);
      void reply
        .type('text/calendar; charset=utf-8')
        .header('cache-control', 'private, max-age=60')
        .header('x-robots-tag', 'noindex');
      return writeCalendar(meetings, { name: 'LeadRabbit', withPlaces: feed.withPlaces });
    },
  );
}
