-- officials who handle cases consult for a reason, each time in the audit; residents read through "register.get-facts"
call "platform"."protect"('"register"."person"', $$(select current_setting('tb.kind', true)) = 'official'
  or party_id in ((select current_setting('tb.party', true)), (select current_setting('tb.person', true)))$$);
call "platform"."protect"('"register"."household"', $$(select current_setting('tb.kind', true)) = 'official'
  or exists (select from "register"."person" p where p.household_id = household.id)$$);
call "platform"."protect"('"register"."enterprise"', $$(select current_setting('tb.kind', true)) = 'official'
  or party_id = (select current_setting('tb.party', true))$$);
call "platform"."protect"('"register"."dispute"', $$party_id = (select current_setting('tb.party', true))$$);
