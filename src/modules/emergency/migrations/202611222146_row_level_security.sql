-- Who asked, and the security administrator who decides.
call "platform"."protect"('"emergency"."request"', $$
  appointment_id = (select current_setting('tb.appointment', true))
  or (select current_setting('tb.kind', true)) = 'security' $$);
