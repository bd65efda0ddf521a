-- A PC signed in by scanning rests on the session of the phone that said yes: on when that was proven, and on its end.
alter table "identity"."scan" add column "session_id" text collate "C";
