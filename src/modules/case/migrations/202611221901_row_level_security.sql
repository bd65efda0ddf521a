-- A case is read through its rows of "access": an official's range of organ paths, or the party of a resident.
call "platform"."protect"('"case"."access"', $$
  (kind = 'path' and path >= (select current_setting('tb.from', true)) and path < (select current_setting('tb.below', true)))
  or (kind = 'party' and party_id = (select current_setting('tb.party', true)))$$);

call "platform"."protect"('"case"."application"', $$exists (select from "case"."access" x where x.home = application.home and x.case_id = application.id)$$);
call "platform"."protect"('"case"."task"', $$exists (select from "case"."access" x where x.home = task.home and x.case_id = task.case_id)$$);
call "platform"."protect"('"case"."event"', $$exists (select from "case"."access" x where x.home = event.home and x.case_id = event.case_id)$$);
call "platform"."protect"('"case"."notice"', $$exists (select from "case"."access" x where x.home = notice.home and x.case_id = notice.case_id)$$);

-- what officials write to each other is not for applicants
call "platform"."protect"('"case"."note"', $$(select current_setting('tb.kind', true)) = 'official'
  and exists (select from "case"."access" x where x.home = note.home and x.case_id = note.case_id)$$);

call "platform"."protect"('"case"."draft"', $$party_id = (select current_setting('tb.party', true))$$);

-- Who else has to do with a case that one sees: asked only about rows that passed the policy. Widens the reading for
-- this one question; a setting of the function itself would need a superuser.
create function "case"."access_of"(of_home text, of_case text) returns json language plpgsql stable as $$
declare
  before text := current_setting('tb.kind', true);
  found json;
begin
  perform set_config('tb.kind', 'system', true);
  select json_agg(x) into found from "case"."access" x where x.home = of_home and x.case_id = of_case;
  perform set_config('tb.kind', coalesce(before, ''), true);
  return found;
end $$;
