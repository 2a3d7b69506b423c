import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  changeMeetingBody,
  deleteItemQuery,
  listMeetingsQuery,
  meeting,
  meetingList,
  newMeetingBody,
} from '../contract/planner.ts';
import type { Meeting } from '../planner/meeting.ts';
import { writeCalendar } from '../planner/write-calendar.ts';
import { withoutUndefined } from './without-undefined.ts';
import { readPlannerQuery } from './planner-query.ts';
import { createPlannerOf, type SeenPlanner } from './planner-of.ts';
import { presentMeeting } from './present-planner.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';

const meetingParams = z.object({ id: z.string().min(1).max(64) });
const done = z.object({ success: z.literal(true) });

/** Meetings with leads, for everybody who is signed in. */
export async function meetingRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const plannerOf = createPlannerOf(parts);
  const present = async (found: Meeting, { readNames }: SeenPlanner) =>
    presentMeeting(found, await readNames([found]));

  api.get(
    '/meetings',
    { schema: { querystring: listMeetingsQuery, response: { 200: meetingList } } },
    async (request) => {
      const { planner, readNames } = await plannerOf(request);
      const page = await planner.listMeetings(readPlannerQuery(request.query, request));
      const names = await readNames(page.items);
      return {
        meetings: page.items.map((each) => presentMeeting(each, names)),
        nextCursor: page.nextCursor ?? null,
      };
    },
  );

  api.get(
    '/meetings/:id',
    { schema: { params: meetingParams, response: { 200: meeting } } },
    async (request) => {
      const seen = await plannerOf(request);
      return present(await seen.planner.findMeeting(request.params.id), seen);
    },
  );

  api.get('/meetings/:id/ics', { schema: { params: meetingParams } }, async (request, reply) => {
    const { planner } = await plannerOf(request);
    const found = await planner.findMeeting(request.params.id);
    void reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'attachment; filename="meeting.ics"');
    return writeCalendar([found], { name: 'LeadRabbit', withPlaces: true });
  });

  api.post(
    '/meetings',
    { schema: { body: newMeetingBody, response: { 201: meeting } } },
    async (request, reply) => {
      const { place = '', url = '', ownerId = request.user?.id ?? null, ...body } = request.body;
      const input = { ...body, place, url, ownerId };
      const seen = await plannerOf(request);
      const added = await seen.planner.addMeeting(input, actorOf(request));
      void reply.status(201);
      return present(added, seen);
    },
  );

  api.patch(
    '/meetings/:id',
    { schema: { params: meetingParams, body: changeMeetingBody, response: { 200: meeting } } },
    async (request) => {
      const { from, ...set } = request.body;
      const edit = { set: withoutUndefined(set), from: from && withoutUndefined(from) };
      const seen = await plannerOf(request);
      const changed = await seen.planner.changeMeeting(request.params.id, edit, actorOf(request));
      return present(changed, seen);
    },
  );

  api.delete(
    '/meetings/:id',
    {
      schema: { params: meetingParams, querystring: deleteItemQuery, response: { 200: done } },
    },
    async (request) => {
      const { planner } = await plannerOf(request);
      const { sequence } = request.query;
      await planner.removeMeeting(request.params.id, actorOf(request), sequence);
      return { success: true as const };
    },
  );
}
