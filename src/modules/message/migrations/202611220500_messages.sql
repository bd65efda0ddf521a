create schema "message";

-- The inbox of each party.
create table "message"."message" (
  "id" text collate "C" primary key,
  "party_id" text not null,
  "title_zh" text not null,
  "title_en" text,
  "body_zh" text not null,
  "body_en" text,
  "case_number" text,
  "sent_at" timestamptz not null,
  "read_at" timestamptz
);
create index "message_party" on "message"."message" ("party_id", "id");
create index "message_unread" on "message"."message" ("party_id") where "read_at" is null;

-- What the local carrier took: texts as they would have left, addresses masked.
create table "message"."sent" (
  "id" text collate "C" primary key,
  "message_id" text not null references "message"."message",
  "channel" text not null check ("channel" in ('sms', 'email')),
  "masked_address" text not null,
  "text" text not null,
  "language" text not null check ("language" in ('zh', 'en')),
  "case_number" text,
  "sent_at" timestamptz not null
);
