-- What people and officials write about a case lies sealed, as the answers do: names of papers, reasons, notes, notices.
call "platform"."seal_later"('"case"."draft"', 'materials');
alter table "case"."draft" alter column materials set default ''::bytea;
call "platform"."seal_later"('"case"."application"', 'materials');
call "platform"."seal_later"('"case"."application"', 'correction');
call "platform"."seal_later"('"case"."application"', 'decision');
call "platform"."seal_later"('"case"."event"', 'data');
call "platform"."seal_later"('"case"."notice"', 'body');
call "platform"."seal_later"('"case"."note"', 'text');
