-- A text may leave without a message in an inbox: a code goes to a phone whose owner is not known yet.
alter table "message"."sent" alter column "message_id" drop not null;
