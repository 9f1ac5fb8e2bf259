CREATE TABLE "deliveries" (
	"sink" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"failure" text
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"key" text PRIMARY KEY NOT NULL,
	"fingerprint" text NOT NULL,
	"status" integer,
	"body" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "nodes" (
	"id" text PRIMARY KEY NOT NULL,
	"place" text NOT NULL,
	"host" text NOT NULL,
	"pid" integer NOT NULL,
	"address" text,
	"lease_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "events" ALTER COLUMN "data" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "hash" text;--> statement-breakpoint
-- Written by hand: events from before the chain get their hashes, as domain/src/event/chain.ts computes them.
DO $$
DECLARE
	previous text := repeat('0', 64);
	row record;
BEGIN
	FOR row IN SELECT * FROM "events" ORDER BY "seq" LOOP
		SELECT encode(sha256(convert_to(previous || string_agg(coalesce(octet_length(field) || ':' || field || ',', '-'), '' ORDER BY place), 'UTF8')), 'hex')
			INTO previous
			FROM unnest(ARRAY[row.seq::text, row.at::text, row.type, row.actor, row.release_id, row.subject, row.reason, row.data::text])
				WITH ORDINALITY AS fields(field, place);
		UPDATE "events" SET "hash" = previous WHERE "seq" = row.seq;
	END LOOP;
END
$$;--> statement-breakpoint
ALTER TABLE "events" ALTER COLUMN "hash" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "idempotency_keys_created" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "releases_open_version" ON "releases" USING btree ("version") WHERE "releases"."status" NOT IN ('rolled_back', 'cancelled');
