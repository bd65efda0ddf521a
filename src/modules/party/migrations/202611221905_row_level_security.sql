call "platform"."protect"('"party"."mandate"', $$person_id = (select current_setting('tb.person', true))
  or party_id = (select current_setting('tb.party', true))$$);

-- oneself, whom one acts for and who acts for one; officials who handle cases find anyone, each time in the audit
call "platform"."protect"('"party"."party"', $$id = (select current_setting('tb.party', true))
  or id = (select current_setting('tb.person', true))
  or (select current_setting('tb.kind', true)) = 'official'
  or exists (select from "party"."mandate" m where m.party_id = party.id or m.person_id = party.id)$$);
