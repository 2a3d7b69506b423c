import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  changeTaskBody,
  deleteItemQuery,
  listTasksQuery,
  newTaskBody,
  task,
  taskList,
} from '../contract/planner.ts';
import type { PlannerQuery } from '../planner/planner-store.ts';
import type { Task, TaskFields } from '../planner/task.ts';
import { withoutUndefined } from './without-undefined.ts';
import { readPlannerQuery } from './planner-query.ts';
import { createPlannerOf, type SeenPlanner } from './planner-of.ts';
import { presentTask } from './present-planner.ts';
import { actorOf } from './request-user.ts';
import type { ServerParts } from './server-parts.ts';

const taskParams = z.object({ id: z.string().min(1).max(64) });
const done = z.object({ success: z.literal(true) });

/** Tasks, for everybody who is signed in. */
export async function taskRoutes(instance: FastifyInstance, parts: ServerParts): Promise<void> {
  const api = instance.withTypeProvider<ZodTypeProvider>();
  const { now } = parts;
  const plannerOf = createPlannerOf(parts);
  const present = async (found: Task, { readNames }: SeenPlanner) =>
    presentTask(found, await readNames([found]));

  api.get(
    '/tasks',
    { schema: { querystring: listTasksQuery, response: { 200: taskList } } },
    async (request) => {
      const { overdue, ...rest } = request.query;
      const query = readPlannerQuery(rest, request);
      const { planner, readNames } = await plannerOf(request);
      const page = await planner.listTasks(overdue === true ? onlyOverdue(query, now()) : query);
      const names = await readNames(page.items);
      return {
        tasks: page.items.map((each) => presentTask(each, names)),
        nextCursor: page.nextCursor ?? null,
      };
    },
  );

  api.get(
    '/tasks/:id',
    { schema: { params: taskParams, response: { 200: task } } },
    async (request) => {
      const seen = await plannerOf(request);
      return present(await seen.planner.findTask(request.params.id), seen);
    },
  );

  api.post(
    '/tasks',
    { schema: { body: newTaskBody, response: { 201: task } } },
    async (request, reply) => {
      const { leadId = null, assigneeId = request.user?.id ?? null, ...body } = request.body;
      const seen = await plannerOf(request);
      const added = await seen.planner.addTask({ ...body, leadId, assigneeId }, actorOf(request));
      void reply.status(201);
      return present(added, seen);
    },
  );

  api.patch(
    '/tasks/:id',
    { schema: { params: taskParams, body: changeTaskBody, response: { 200: task } } },
    async (request) => {
      const { from, ...set } = request.body;
      const edit = { set: toFields(set), from: from && toFields(from) };
      const seen = await plannerOf(request);
      const changed = await seen.planner.changeTask(request.params.id, edit, actorOf(request));
      return present(changed, seen);
    },
  );

  api.delete(
    '/tasks/:id',
    {
      schema: { params: taskParams, querystring: deleteItemQuery, response: { 200: done } },
    },
    async (request) => {
      const { planner } = await plannerOf(request);
      const { sequence } = request.query;
      await planner.removeTask(request.params.id, actorOf(request), sequence);
      return { success: true as const };
    },
  );
}

const onlyOverdue = (query: PlannerQuery, now: Date): PlannerQuery => ({
  ...query,
  to: query.to && query.to < now ? query.to : now,
  isOpen: true,
});

type Sent = Omit<z.output<typeof changeTaskBody>, 'from'>;

const toFields = ({ done: isDone, ...fields }: Sent) =>
  withoutUndefined<Omit<Sent, 'done'> & { isDone?: TaskFields['isDone'] | undefined }>({
    ...fields,
    isDone,
  });
