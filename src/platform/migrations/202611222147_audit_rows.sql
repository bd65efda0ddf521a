-- The trail is the audit administrator's; of it everybody has what they did themselves. The chainer reads all of it.
call "platform"."protect"('"platform"."audit"', $$
  person_id = (select current_setting('tb.person', true))
  or (select current_setting('tb.kind', true)) = 'auditor' $$);
create policy tongban_chain on "platform"."audit" for select to tongban_chain using (true);
