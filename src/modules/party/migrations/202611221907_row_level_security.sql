-- consents and help codes are the party's own; what somebody tried wrong is that person's
call "platform"."protect"('"party"."consent"', $$party_id = (select current_setting('tb.party', true))$$);
call "platform"."protect"('"party"."agent_code"', $$party_id = (select current_setting('tb.party', true))$$);
call "platform"."protect"('"party"."code_try"', $$person_id = (select current_setting('tb.person', true))$$);
