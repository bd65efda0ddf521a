-- The inbox is not for who acts by a mandate for chosen items: a case tells them what concerns it.
call "platform"."protect"('"message"."message"', $$party_id = (select current_setting('tb.party', true))
  and (select current_setting('tb.items', true)) = ''$$);
