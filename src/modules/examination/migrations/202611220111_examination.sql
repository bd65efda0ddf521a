create schema "examination";

-- Published versions. A version is what cases were decided by: it is never changed or deleted.
create table "examination"."definition" (
  "key" text collate "C" not null,
  "version" integer not null check ("version" > 0),
  "sha256" text collate "C" not null,
  "source" text not null,
  "compiled" text not null, -- JSON as text: jsonb forgets the order of fields and choices
  "published_at" timestamptz not null,
  primary key ("key", "version")
);

create function "examination"."keep_published"() returns trigger language plpgsql as $$
begin
  raise exception 'a published version is never changed: % %', old."key", old."version";
end $$;
create trigger "keep_published" before update or delete on "examination"."definition"
  for each row execute function "examination"."keep_published"();
