-- Where somebody signed on is theirs to know. What the provider keeps of it ("artefact") names nobody: it is sealed.
call "platform"."protect"('"client"."sign_on"', $$person_id = (select current_setting('tb.person', true))$$);
call "platform"."protect"('"client"."sign_on_system"', $$exists (select from "client"."sign_on" o where o.id = sign_on_system.sign_on_id)$$);
call "platform"."protect"('"client"."code_try"', $$person_id = (select current_setting('tb.person', true))$$);
