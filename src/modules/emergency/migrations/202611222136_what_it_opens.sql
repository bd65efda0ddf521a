-- Parts of the cases that were asked for: answers, contact, papers. The process can always be read.
alter table "emergency"."request" add column opens jsonb not null default '["answers"]';
