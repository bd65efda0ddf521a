-- Texts on their way to a gateway: the letter is sealed, so that no code lies readable, and goes once it was taken.
create table "message"."leaving" (
  "id" text collate "C" primary key,
  "channel" text not null check ("channel" in ('sms', 'email')),
  "letter" bytea not null,
  "until" timestamptz not null
);
create index "leaving_until" on "message"."leaving" ("until");
call "platform"."protect"('"message"."leaving"', $$false$$);

-- What is kept for a term only is found by its time.
create index "message_sent_at" on "message"."message" ("sent_at");
