-- However a session ends (signing out, another device, an administrator, expiry, a closed account), the fact of it goes
-- out with the row: other systems that somebody entered by it must be told, and no way of ending can forget that.
create function "identity"."session_ended"() returns trigger language plpgsql as $$
begin
  insert into "platform"."outbox" (id, name, version, aggregate, payload, at)
    select gen_random_uuid()::text, 'identity.session-ended', 1, "id",
      jsonb_build_object('sessionId', "id", 'personId', "person_id"), now()
    from ended;
  return null;
end $$;
create trigger "session_ended" after delete on "identity"."session"
  referencing old table as ended for each statement execute function "identity"."session_ended"();
