CREATE TABLE "calendar_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"revision" integer NOT NULL,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "search_text" text DEFAULT '' NOT NULL;