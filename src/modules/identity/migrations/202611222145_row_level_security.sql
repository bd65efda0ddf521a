-- What opens an account is its person's alone (ADR 0023). Signing in, where nobody is known yet, reads as the platform.
-- "attempt" stays without: its keys are keyed hashes of windows, they name neither person nor phone nor address.

call "platform"."protect"('"identity"."account"', $$ person_id = (select current_setting('tb.person', true)) $$);
call "platform"."protect"('"identity"."sample_person"', $$ person_id = (select current_setting('tb.person', true)) $$);
call "platform"."protect"('"identity"."session"', $$ person_id = (select current_setting('tb.person', true)) $$);
call "platform"."protect"('"identity"."known_device"', $$ person_id = (select current_setting('tb.person', true)) $$);
call "platform"."protect"('"identity"."password"', $$ person_id = (select current_setting('tb.person', true)) $$);
call "platform"."protect"('"identity"."passkey"', $$ person_id = (select current_setting('tb.person', true)) $$);
call "platform"."protect"('"identity"."challenge"', $$ person_id = (select current_setting('tb.person', true)) $$);
call "platform"."protect"('"identity"."totp"', $$ person_id = (select current_setting('tb.person', true)) $$);
call "platform"."protect"('"identity"."recovery_code"', $$ person_id = (select current_setting('tb.person', true)) $$);
call "platform"."protect"('"identity"."wrong_codes"', $$ person_id = (select current_setting('tb.person', true)) $$);

-- A link is its holder's, a code its phone's, a QR sign-in its PC's: none is read because of who one is.
call "platform"."protect"('"identity"."link"', 'false');
call "platform"."protect"('"identity"."code"', 'false');
call "platform"."protect"('"identity"."scan"', 'false');
