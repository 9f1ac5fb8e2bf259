import { createHash } from 'node:crypto';
import { parseDuration, routes } from '@tminus/contract';
import { accepted, type CalendarEntry, type Release } from '@tminus/domain';
import type { Precondition } from '@tminus/engine';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { answerTag, entryTag, preconditionOf, releaseTag } from '../entity-tag.ts';
import { requestLanguage, requestTranslator } from '../language.ts';
import { toAgendaResource } from '../resources/agenda.ts';
import { toEntryResource, toImportResource, toWindowsResource } from '../resources/calendar.ts';
import { toReleaseResource } from '../resources/release.ts';
import type { UseCases } from '../use-cases.ts';
import { draftOf, edited } from './edit-entry.ts';

/** A calendar file of 2 MB, in JSON. */
const IMPORT_LIMIT_BYTES = 5_000_000;

/** Calendar programs ask again after this many seconds. */
const FRESH_S = 300;

/** Windows, the agenda, what stands on the calendar, and calendar files. */
export function registerCalendarRoutes(scope: FastifyInstance, useCases: UseCases): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  app.route({
    ...routes.findWindows,
    handler: async (request) => {
      const { type, component, release, from, to, date, duration, limit, zone } = request.query;
      const found = await useCases.findWindows({
        type: type ?? null,
        components: component === undefined ? null : listOf(component),
        release: release ?? null,
        from: from ?? null,
        to: to ?? null,
        dates: listOf(date ?? []),
        durationMs: duration === undefined ? null : parseDuration(duration),
        limit,
        zone: zone ?? null,
      });
      return toWindowsResource(accepted(found), requestTranslator(request));
    },
  });
  app.route({
    ...routes.readAgenda,
    handler: async (request) => {
      const { from = null, to = null, zone = null } = request.query;
      const agenda = accepted(await useCases.readAgenda({ from, to, zone }));
      return toAgendaResource(agenda, requestTranslator(request));
    },
  });
  registerEntryRoutes(scope, useCases);
  registerFileRoutes(scope, useCases);
  app.route({
    ...routes.overrideFreeze,
    handler: async (request) => {
      const { ref } = request.params;
      const language = requestLanguage(request);
      const unchanged: Precondition<Release> | undefined = preconditionOf<Release>(
        request.headers['if-match'],
        ref,
        (stored) => releaseTag(stored, language),
      );
      const made = accepted(await useCases.overrideFreeze(ref, request.body, unchanged));
      return toReleaseResource(made, requestTranslator(request));
    },
  });
}

function registerEntryRoutes(scope: FastifyInstance, useCases: UseCases): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  app.route({
    ...routes.listCalendarEntries,
    handler: async (request) => {
      const { kind = null, name } = request.query;
      const entries =
        name === undefined
          ? await useCases.listCalendarEntries(kind)
          : [accepted(await useCases.findCalendarEntry(name, kind))];
      return { items: entries.map((entry) => toEntryResource(entry, useCases.now())) };
    },
  });
  app.route({
    ...routes.addCalendarEntry,
    handler: async (request, reply) => {
      const draft = draftOf(request.body, useCases.calendarZone());
      const added = accepted(await useCases.addCalendarEntry(draft, request.body.actor));
      if (added.stored !== null) reply.header('etag', entryTag(added.stored));
      return reply.code(201).send(toEntryResource(added, useCases.now()));
    },
  });
  app.route({
    ...routes.getCalendarEntry,
    handler: async (request, reply) => {
      const entry = accepted(await useCases.findCalendarEntry(request.params.id, null));
      const { stored } = entry;
      if (stored !== null && answerTag(reply, request.headers['if-none-match'], entryTag(stored)))
        return reply.code(304).send(null);
      return toEntryResource(entry, useCases.now());
    },
  });
  app.route({
    ...routes.changeCalendarEntry,
    handler: async (request, reply) => {
      const { actor, ...edit } = request.body;
      const changed = accepted(
        await useCases.changeCalendarEntry(
          request.params.id,
          (present) => edited(present, edit),
          actor,
          unchangedEntry(request, request.params.id),
        ),
      );
      if (changed.stored !== null) reply.header('etag', entryTag(changed.stored));
      return toEntryResource(changed, useCases.now());
    },
  });
  app.route({
    ...routes.removeCalendarEntry,
    handler: async (request) => {
      const { id } = request.params;
      const { actor, kind = null } = request.query;
      const removed = await useCases.removeCalendarEntry(id, kind, actor, unchangedEntry(request, id));
      return toEntryResource(accepted(removed), useCases.now());
    },
  });
}

function registerFileRoutes(scope: FastifyInstance, useCases: UseCases): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  app.route({
    ...routes.importCalendar,
    bodyLimit: IMPORT_LIMIT_BYTES,
    handler: async (request) => {
      const { calendar: text, ...rest } = request.body;
      const result = accepted(await useCases.importCalendar({ ...rest, text }));
      return toImportResource(result, !rest.dryRun, requestTranslator(request));
    },
  });
  app.route({
    ...routes.exportCalendar,
    handler: async (request, reply) => {
      const { from = null, to = null } = request.query;
      const text = accepted(await useCases.exportCalendar({ from, to }, requestTranslator(request)));
      const tag = `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`;
      const isKnown = answerTag(reply, request.headers['if-none-match'], tag);
      reply.header('cache-control', `private, max-age=${FRESH_S}`);
      if (isKnown) return reply.code(304).send(null);
      return reply.type('text/calendar; charset=utf-8').serializer(String).send(text);
    },
  });
}

const unchangedEntry = (request: FastifyRequest, ref: string): Precondition<CalendarEntry> | undefined =>
  preconditionOf<CalendarEntry>(request.headers['if-match'], ref, entryTag);

const listOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value;
