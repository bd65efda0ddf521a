-- The migrated database as text, written by "npm run generate"; do not edit.

create table "administration"."setup_link" (
  id text not null,
  token_hash text collate "C" not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);

create table "case"."access" (
  home text collate "C" not null,
  case_id text not null,
  kind text not null,
  path text collate "C",
  party_id text,
  submitted_at timestamp with time zone not null,
  appointment_id text,
  until timestamp with time zone,
  grant_id text,
  opens jsonb,
  item_code text
);

create table "case"."application" (
  home text collate "C" not null,
  id text not null,
  number text collate "C" not null,
  rev integer not null default 0,
  state text not null,
  item_code text not null,
  item jsonb not null,
  form_key text not null,
  form_version integer not null,
  process_key text not null,
  process_version integer not null,
  table_version integer,
  process jsonb not null,
  organ_id text not null,
  organ_path text collate "C" not null,
  organ jsonb not null,
  party_id text not null,
  party_kind text not null,
  applicant_name text not null,
  person_id text not null,
  contact bytea not null,
  answers bytea not null,
  materials bytea not null,
  proof bytea not null,
  corrected boolean not null default false,
  deemed boolean not null default false,
  correction bytea,
  decision bytea,
  outcome text,
  certificate_number text,
  clock jsonb not null,
  due_on date,
  last_seq integer not null,
  last_notice integer not null,
  submitted_at timestamp with time zone not null,
  changed_at timestamp with time zone not null
);

create table "case"."draft" (
  id text not null,
  rev integer not null default 0,
  party_id text not null,
  person_id text not null,
  item_code text not null,
  form_key text not null,
  form_version integer not null,
  answers bytea not null,
  pages_done jsonb not null default '[]'::jsonb,
  materials bytea not null default '\x'::bytea,
  started_at timestamp with time zone not null,
  saved_at timestamp with time zone not null,
  case_number text
);

create table "case"."event" (
  home text collate "C" not null,
  case_id text not null,
  seq integer not null,
  kind text not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id text,
  actor_name text,
  organ jsonb,
  shown boolean not null,
  data bytea not null
);

create table "case"."note" (
  home text collate "C" not null,
  id text not null,
  case_id text not null,
  by_id text not null,
  by_name text not null,
  text bytea not null,
  lost_race boolean not null default false,
  at timestamp with time zone not null
);

create table "case"."notice" (
  home text collate "C" not null,
  case_id text not null,
  n integer not null,
  kind text not null,
  title jsonb not null,
  body bytea not null,
  at timestamp with time zone not null
);

create table "case"."recusal" (
  home text collate "C" not null,
  case_id text not null,
  person_id text not null,
  at timestamp with time zone not null
);

create table "case"."task" (
  home text collate "C" not null,
  id text not null,
  case_id text not null,
  token text not null,
  node text not null,
  name jsonb not null,
  duty text not null,
  outcomes jsonb not null,
  organ_id text not null,
  organ_path text collate "C" not null,
  organ jsonb not null,
  holder_id text,
  holder_name text,
  opened_at timestamp with time zone not null,
  seen_at timestamp with time zone,
  ground jsonb
);

create table "catalogue"."guide" (
  id text collate "C" not null,
  body jsonb not null
);

create table "catalogue"."implementation" (
  code text collate "C" not null,
  scheme text not null,
  item_id text collate "C" not null,
  guide_id text collate "C" not null,
  version integer not null default 1,
  state text not null,
  organ_id text,
  organ_code text collate "C" not null,
  organ_zh text not null,
  organ_en text,
  division text collate "C" not null,
  level smallint not null,
  project_type text not null,
  online boolean not null,
  visits smallint not null,
  charged boolean not null,
  legal_days integer,
  legal_unit text not null,
  promised_days integer,
  promised_unit text not null,
  fingerprint text not null,
  source text not null,
  changed_at timestamp with time zone not null
);

create table "catalogue"."item" (
  id text collate "C" not null,
  code text collate "C" not null,
  key text,
  name_zh text not null,
  name_en text,
  catalogue_name text,
  type text not null,
  department text not null,
  summary_zh text not null default ''::text,
  summary_en text,
  aliases text[] not null default '{}'::text[],
  audience text[] not null,
  themes text[] not null,
  form_key text,
  process_key text,
  table_key text,
  assurance smallint not null default 2,
  pinyin text not null,
  defined_by text collate "C" not null,
  source text not null
);

create table "catalogue"."revision" (
  id smallint not null,
  stamp text not null
);

create table "catalogue"."version" (
  code text collate "C" not null,
  version integer not null,
  guide_id text collate "C" not null,
  line jsonb not null,
  from_at timestamp with time zone not null
);

create table "certificate"."access" (
  certificate_id text not null,
  path text collate "C" not null
);

create table "certificate"."certificate" (
  id text not null,
  rev integer not null,
  number text not null,
  short_number text not null,
  type_key text not null,
  kind text not null,
  name jsonb not null,
  holder_party_id text not null,
  organ_id text not null,
  organ_path text collate "C" not null,
  issuer jsonb not null,
  case_number text,
  state text not null,
  state_reason text,
  issued_at timestamp with time zone not null,
  valid_from date not null,
  valid_until date,
  face bytea not null,
  file_id text,
  file_sha256 text,
  file_bytes integer,
  sealed_at timestamp with time zone,
  holder_kind text
);

create table "certificate"."template" (
  path text not null,
  source text not null
);

create table "certificate"."type" (
  key text not null,
  version integer not null,
  definition jsonb not null
);

create table "client"."artefact" (
  model text not null,
  id_hash text collate "C" not null,
  payload bytea not null,
  client_id text collate "C",
  grant_hash text collate "C",
  uid_hash text collate "C",
  user_code_index text collate "C",
  consumed_at timestamp with time zone,
  answered_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  found_by text
);

create table "client"."code_try" (
  person_id text not null,
  tries integer not null,
  until timestamp with time zone not null
);

create table "client"."sign_on" (
  id text collate "C" not null,
  person_id text not null,
  session_id text collate "C" not null,
  capacity jsonb not null,
  appointment_id text,
  mandate_id text,
  level smallint not null,
  methods text[] not null,
  proven_at timestamp with time zone not null,
  opened_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  account text not null
);

create table "client"."sign_on_system" (
  sign_on_id text collate "C" not null,
  client_id text collate "C" not null,
  grant_hash text collate "C" not null,
  scopes text[] not null,
  allowed_at timestamp with time zone not null,
  told_at timestamp with time zone,
  ended_at timestamp with time zone
);

create table "client"."system" (
  id text collate "C" not null,
  rev integer not null default 1,
  name_zh text not null,
  name_en text not null,
  organ_id text collate "C" not null,
  contact text not null,
  purpose text not null,
  purpose_zh text not null,
  purpose_en text not null,
  authentication text not null,
  secret_hash text,
  old_secret_hash text,
  old_secret_until timestamp with time zone,
  jwks jsonb,
  grants text[] not null,
  scopes text[] not null,
  redirect_uris text[] not null,
  logout_return_uris text[] not null,
  logout_uri text,
  sector text not null,
  level smallint not null,
  status text not null,
  from_on date not null,
  until_on date,
  registered_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  pushed_only boolean not null default false,
  bound_tokens boolean not null default false,
  old_jwks jsonb
);

create table "division"."division" (
  code text collate "C" not null,
  name_zh text not null,
  name_en text,
  level smallint not null,
  parent text collate "C",
  pinyin text not null
);

create table "emergency"."request" (
  id text not null,
  rev integer not null default 0,
  state text not null,
  reason text not null,
  case_numbers jsonb not null,
  hours integer not null,
  person_id text not null,
  appointment_id text not null,
  person_name text not null,
  organ_id text not null,
  organ_name jsonb not null,
  asked_at timestamp with time zone not null,
  decided_by text,
  decided_by_appointment text,
  decided_by_name text,
  decided_at timestamp with time zone,
  until timestamp with time zone,
  ended_at timestamp with time zone,
  opens jsonb not null default '["answers"]'::jsonb
);

create table "evidence"."access" (
  evidence_id text not null,
  path text collate "C" not null
);

create table "evidence"."file" (
  id text not null,
  owner_party_id text not null,
  name bytea not null,
  type text not null,
  bytes integer not null,
  sha256 text not null,
  file_id text not null,
  stored_at timestamp with time zone not null,
  item_code text
);

create table "examination"."definition" (
  key text collate "C" not null,
  version integer not null,
  sha256 text collate "C" not null,
  source text not null,
  compiled text not null,
  published_at timestamp with time zone not null
);

create table "form"."definition" (
  key text collate "C" not null,
  version integer not null,
  sha256 text collate "C" not null,
  source text not null,
  compiled text not null,
  published_at timestamp with time zone not null
);

create table "identity"."account" (
  person_id text not null,
  name text not null,
  level smallint not null,
  language text not null,
  sample boolean not null default false,
  phone bytea,
  phone_index bytea,
  opened_at timestamp with time zone,
  phone_proven_at timestamp with time zone,
  claims text,
  claimed_at timestamp with time zone,
  handle text collate "C" not null default (gen_random_uuid())::text
);

create table "identity"."attempt" (
  key text collate "C" not null,
  count integer not null,
  until timestamp with time zone not null
);

create table "identity"."challenge" (
  challenge_hash text collate "C" not null,
  purpose text not null,
  person_id text,
  session_id text collate "C",
  expires_at timestamp with time zone not null
);

create table "identity"."code" (
  id text collate "C" not null,
  purpose text not null,
  phone bytea not null,
  phone_index bytea not null,
  hash bytea not null,
  tries smallint not null default 0,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  about text collate "C"
);

create table "identity"."known_device" (
  person_id text not null,
  token_hash text collate "C" not null,
  device text not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null
);

create table "identity"."link" (
  token_hash text collate "C" not null,
  person_id text not null,
  purpose text not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  approved_by text,
  approved_at timestamp with time zone
);

create table "identity"."passkey" (
  id text collate "C" not null,
  person_id text not null,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports jsonb not null,
  backed_up boolean not null,
  added_at timestamp with time zone not null,
  used_at timestamp with time zone
);

create table "identity"."password" (
  person_id text not null,
  hash text not null,
  set_at timestamp with time zone not null
);

create table "identity"."recovery_code" (
  person_id text not null,
  code_hash text collate "C" not null
);

create table "identity"."sample_person" (
  person_id text not null,
  audience text not null,
  about_zh text not null,
  about_en text not null,
  position integer not null
);

create table "identity"."scan" (
  browser_hash text collate "C" not null,
  code_hash text collate "C" not null,
  number smallint not null,
  choices jsonb not null,
  device text not null,
  place text not null,
  state text not null,
  person_id text,
  expires_at timestamp with time zone not null,
  session_id text collate "C"
);

create table "identity"."session" (
  token_hash text collate "C" not null,
  person_id text not null,
  csrf_secret text not null,
  actor jsonb not null,
  opened_at timestamp with time zone not null,
  touched_at timestamp with time zone not null,
  absolute_at timestamp with time zone not null,
  id text collate "C" not null,
  device text not null,
  place text,
  proofs jsonb not null
);

create table "identity"."totp" (
  id text not null,
  person_id text not null,
  name text not null,
  secret bytea not null,
  session_id text collate "C" not null,
  last_step bigint not null default 0,
  added_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  used_at timestamp with time zone
);

create table "identity"."wrong_codes" (
  person_id text not null,
  wrong integer not null,
  since timestamp with time zone not null
);

create table "message"."leaving" (
  id text collate "C" not null,
  channel text not null,
  letter bytea not null,
  until timestamp with time zone not null
);

create table "message"."message" (
  id text collate "C" not null,
  party_id text not null,
  title_zh text not null,
  title_en text,
  body_zh text not null,
  body_en text,
  case_number text,
  sent_at timestamp with time zone not null,
  read_at timestamp with time zone
);

create table "message"."sent" (
  id text collate "C" not null,
  message_id text,
  channel text not null,
  masked_address text not null,
  text text not null,
  language text not null,
  case_number text,
  sent_at timestamp with time zone not null
);

create table "organ"."appointment" (
  id text not null,
  person_id text not null,
  person_name text not null,
  organ_id text not null,
  post_zh text not null,
  post_en text,
  duties text[] not null,
  from_on date not null,
  until_on date,
  rev integer not null default 0,
  post_id text not null,
  ended_at timestamp with time zone,
  typed text not null default ''::text
);

create table "organ"."delegation" (
  id text not null,
  appointment_id text not null,
  colleague_id text not null,
  colleague_person_id text not null,
  from_on date not null,
  until_on date not null,
  ended_at timestamp with time zone
);

create table "organ"."department" (
  slug text collate "C" not null,
  name_zh text not null,
  name_en text,
  position integer not null
);

create table "organ"."history" (
  id text not null,
  about text collate "C" not null,
  verb text not null,
  reason text not null,
  data jsonb not null,
  by_id text,
  by_name text,
  at timestamp with time zone not null
);

create table "organ"."organ" (
  id text not null,
  credit_code text collate "C" not null,
  name_zh text not null,
  name_en text,
  short_zh text not null,
  short_en text,
  department text collate "C" not null,
  division text collate "C" not null,
  level smallint not null,
  parent_id text,
  path text collate "C" not null,
  phone text not null,
  address_zh text not null,
  address_en text,
  rev integer not null default 0,
  closed_on date,
  successor_id text,
  typed text not null default ''::text
);

create table "organ"."post" (
  id text not null,
  rev integer not null default 0,
  organ_id text not null,
  name_zh text not null,
  name_en text,
  duties text[] not null,
  closed_at timestamp with time zone
);

create table "party"."agent_code" (
  id text not null,
  rev integer not null default 0,
  party_id text not null,
  code_hash bytea not null,
  items jsonb not null,
  made_by text not null,
  organ_id text,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  state text not null default 'live'::text,
  mandate_id text,
  seen_by text
);

create table "party"."code_try" (
  person_id text not null,
  hour timestamp with time zone not null,
  n integer not null
);

create table "party"."consent" (
  id text not null,
  party_id text not null,
  text_key text not null,
  text_version integer not null,
  text_sha256 text not null,
  how text not null,
  given_at timestamp with time zone not null,
  recorded_by text not null,
  organ_id text,
  mandate_id text,
  code_id text,
  proven_by text,
  seen_by text
);

create table "party"."mandate" (
  id text not null,
  kind text not null,
  person_id text,
  party_id text not null,
  from_on date not null,
  until_on date,
  rev integer not null default 0,
  state text not null default 'active'::text,
  items jsonb,
  ends_at timestamp with time zone,
  offered_name text,
  offered_index bytea,
  offered_masked text,
  granted_by text,
  granted_at timestamp with time zone,
  answered_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by text
);

create table "party"."party" (
  id text not null,
  kind text not null,
  name text not null,
  number bytea not null,
  number_index bytea not null,
  masked_number text not null,
  phone bytea,
  email bytea,
  language text not null
);

create table "party"."window_request" (
  id text collate "C" not null,
  rev integer not null default 0,
  party_id text not null,
  made_by text not null,
  organ_id text not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  state text not null default 'open'::text,
  items jsonb,
  days smallint
);

create table "platform"."audit" (
  id bigint not null generated,
  at timestamp with time zone not null,
  operation text not null,
  outcome text not null,
  actor_kind text not null,
  actor_id text not null,
  person_id text,
  acting_for text,
  organ_id text,
  via text,
  rule text,
  reason text,
  caused_by text,
  subject jsonb not null
);

create table "platform"."audit_chain" (
  seq bigint not null,
  audit_id bigint not null,
  hash bytea not null
);

create table "platform"."backup" (
  id bigint not null generated,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone not null,
  rows bigint not null,
  files bigint not null,
  bytes bigint not null
);

create table "platform"."delivery" (
  listener text not null,
  event_id text not null,
  at timestamp with time zone not null
);

create table "platform"."idempotency" (
  actor text not null,
  key text not null,
  operation text not null,
  body_sha256 text not null,
  answer jsonb not null,
  at timestamp with time zone not null
);

create table "platform"."key_holder" (
  id text not null,
  newest integer not null,
  current integer not null,
  at timestamp with time zone not null
);

create table "platform"."key_use" (
  place text not null,
  version integer not null,
  count bigint not null,
  counted_at timestamp with time zone not null
);

create table "platform"."key_version" (
  version integer not null,
  state text not null,
  fingerprint text not null,
  made_at timestamp with time zone not null,
  current_at timestamp with time zone,
  old_at timestamp with time zone,
  retired_at timestamp with time zone
);

create table "platform"."migration" (
  name text not null,
  sha256 text not null,
  at timestamp with time zone not null default now()
);

create table "platform"."outbox" (
  seq bigint not null generated,
  id text not null,
  name text not null,
  version integer not null,
  aggregate text not null,
  payload jsonb not null,
  at timestamp with time zone not null,
  caused_by text,
  done_at timestamp with time zone
);

create table "platform"."parked_delivery" (
  listener text not null,
  event_id text not null,
  seq bigint not null,
  aggregate text not null,
  tries integer not null,
  last_error text,
  retry_at timestamp with time zone not null,
  stuck boolean not null default false,
  held boolean not null default false
);

create table "platform"."setting" (
  name text not null,
  value jsonb not null
);

create table "platform"."timer" (
  name text not null,
  cron text not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  failed_at timestamp with time zone,
  error text
);

create table "process"."definition" (
  key text collate "C" not null,
  version integer not null,
  sha256 text collate "C" not null,
  source text not null,
  compiled text not null,
  published_at timestamp with time zone not null
);

create table "register"."dispute" (
  id text not null,
  party_id text not null,
  field text not null,
  says text not null,
  raised_at timestamp with time zone not null,
  organ_id text,
  organ_path text collate "C",
  outcome text,
  answer text,
  answered_by text,
  answered_at timestamp with time zone
);

create table "register"."enterprise" (
  party_id text not null,
  name text not null,
  credit_code text collate "C" not null,
  legal_representative text not null,
  address text not null,
  division text collate "C" not null,
  business_scope text not null,
  established_on date not null,
  registered_capital integer not null,
  place_id text not null,
  as_of date not null
);

create table "register"."household" (
  id text not null,
  register_number text not null,
  kind text not null,
  address text not null,
  division text collate "C" not null,
  as_of date not null
);

create table "register"."kinship" (
  person_id text not null,
  relative_id text not null,
  kind text not null,
  as_of date not null
);

create table "register"."person" (
  party_id text not null,
  name text not null,
  id_number bytea not null,
  sex text not null,
  born_on date not null,
  nation text not null,
  address text not null,
  division text collate "C" not null,
  household_id text not null,
  relation text not null,
  phone bytea,
  monthly_income integer not null,
  as_of date not null,
  number_index bytea
);

create table "register"."place" (
  id text not null,
  address text not null,
  division text collate "C" not null,
  floor_area integer not null,
  use text not null,
  as_of date not null
);

create table "seal"."authority" (
  id text not null,
  certificate text not null,
  made_at timestamp with time zone not null
);

create table "seal"."seal" (
  id text not null,
  organ_id text not null,
  organ_name text not null,
  credit_code text not null,
  serial text not null,
  certificate text not null,
  state text not null,
  made_at timestamp with time zone not null,
  valid_until timestamp with time zone not null
);

create table "seal"."use" (
  id text not null,
  seal_id text not null,
  subject text not null,
  case_number text,
  document_sha256 text not null,
  sealed_sha256 text not null,
  used_at timestamp with time zone not null
);

alter table administration.setup_link add constraint setup_link_id_check CHECK ((id = 'the-one'::text));

alter table administration.setup_link add constraint setup_link_pkey PRIMARY KEY (id);

alter table "case".access add constraint access_emergency CHECK (((kind = 'emergency'::text) = ((appointment_id IS NOT NULL) AND (until IS NOT NULL) AND (grant_id IS NOT NULL))));

alter table "case".access add constraint access_item CHECK (((kind <> 'party'::text) OR (item_code IS NOT NULL)));

alter table "case".access add constraint access_kind_check CHECK ((kind = ANY (ARRAY['path'::text, 'party'::text, 'emergency'::text])));

alter table "case".access add constraint access_once UNIQUE NULLS NOT DISTINCT (home, case_id, kind, path, party_id, grant_id);

alter table "case".access add constraint access_opens CHECK (((opens IS NULL) OR (kind = 'emergency'::text)));

alter table "case".application add constraint application_home_number_key UNIQUE (home, number);

alter table "case".application add constraint application_pkey PRIMARY KEY (home, id);

alter table "case".draft add constraint draft_pkey PRIMARY KEY (id);

alter table "case".event add constraint event_pkey PRIMARY KEY (home, case_id, seq);

alter table "case".note add constraint note_pkey PRIMARY KEY (home, id);

alter table "case".notice add constraint notice_pkey PRIMARY KEY (home, case_id, n);

alter table "case".recusal add constraint recusal_pkey PRIMARY KEY (home, case_id, person_id);

alter table "case".task add constraint task_pkey PRIMARY KEY (home, id);

alter table catalogue.guide add constraint guide_pkey PRIMARY KEY (id);

alter table catalogue.implementation add constraint implementation_guide_id_fkey FOREIGN KEY (guide_id) REFERENCES catalogue.guide(id);

alter table catalogue.implementation add constraint implementation_item_id_fkey FOREIGN KEY (item_id) REFERENCES catalogue.item(id);

alter table catalogue.implementation add constraint implementation_pkey PRIMARY KEY (code);

alter table catalogue.item add constraint item_key_key UNIQUE (key);

alter table catalogue.item add constraint item_pkey PRIMARY KEY (id);

alter table catalogue.revision add constraint revision_pkey PRIMARY KEY (id);

alter table catalogue.version add constraint version_pkey PRIMARY KEY (code, version);

alter table certificate.access add constraint access_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES certificate.certificate(id) ON DELETE CASCADE;

alter table certificate.access add constraint access_pkey PRIMARY KEY (certificate_id, path);

alter table certificate.certificate add constraint certificate_check CHECK (((file_id IS NULL) = (sealed_at IS NULL)));

alter table certificate.certificate add constraint certificate_file_id_key UNIQUE (file_id);

alter table certificate.certificate add constraint certificate_holder_kind_check CHECK ((holder_kind = ANY (ARRAY['person'::text, 'enterprise'::text])));

alter table certificate.certificate add constraint certificate_kind_check CHECK ((kind = ANY (ARRAY['certificate'::text, 'decision'::text, 'notice'::text])));

alter table certificate.certificate add constraint certificate_number_key UNIQUE (number);

alter table certificate.certificate add constraint certificate_pkey PRIMARY KEY (id);

alter table certificate.certificate add constraint certificate_short_number_key UNIQUE (short_number);

alter table certificate.certificate add constraint certificate_state_check CHECK ((state = ANY (ARRAY['VALID'::text, 'SUSPENDED'::text, 'REPLACED'::text, 'WITHDRAWN'::text, 'CANCELLED'::text, 'REVOKED'::text])));

alter table certificate.template add constraint template_pkey PRIMARY KEY (path);

alter table certificate.type add constraint type_pkey PRIMARY KEY (key, version);

alter table client.artefact add constraint artefact_pkey PRIMARY KEY (model, id_hash);

alter table client.code_try add constraint code_try_pkey PRIMARY KEY (person_id);

alter table client.sign_on add constraint sign_on_pkey PRIMARY KEY (id);

alter table client.sign_on_system add constraint sign_on_system_client_id_fkey FOREIGN KEY (client_id) REFERENCES client.system(id);

alter table client.sign_on_system add constraint sign_on_system_pkey PRIMARY KEY (grant_hash);

alter table client.sign_on_system add constraint sign_on_system_sign_on_id_fkey FOREIGN KEY (sign_on_id) REFERENCES client.sign_on(id) ON DELETE CASCADE;

alter table client.system add constraint system_authentication_check CHECK ((authentication = ANY (ARRAY['secret'::text, 'key'::text])));

alter table client.system add constraint system_check CHECK (((authentication = 'secret'::text) = (secret_hash IS NOT NULL)));

alter table client.system add constraint system_check1 CHECK (((authentication = 'key'::text) = (jwks IS NOT NULL)));

alter table client.system add constraint system_level_check CHECK (((level >= 1) AND (level <= 4)));

alter table client.system add constraint system_pkey PRIMARY KEY (id);

alter table client.system add constraint system_status_check CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text])));

alter table division.division add constraint division_level_check CHECK (((level >= 1) AND (level <= 5)));

alter table division.division add constraint division_pkey PRIMARY KEY (code);

alter table emergency.request add constraint request_check CHECK (((decided_by IS NULL) OR (decided_by <> person_id)));

alter table emergency.request add constraint request_check1 CHECK (((decided_by_appointment IS NULL) OR (decided_by_appointment <> appointment_id)));

alter table emergency.request add constraint request_check2 CHECK (((until IS NULL) OR (until <= (decided_at + '04:00:00'::interval))));

alter table emergency.request add constraint request_hours_check CHECK (((hours >= 1) AND (hours <= 4)));

alter table emergency.request add constraint request_pkey PRIMARY KEY (id);

alter table emergency.request add constraint request_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'granted'::text, 'refused'::text, 'ended'::text])));

alter table evidence.access add constraint access_evidence_id_fkey FOREIGN KEY (evidence_id) REFERENCES evidence.file(id) ON DELETE CASCADE;

alter table evidence.access add constraint access_pkey PRIMARY KEY (evidence_id, path);

alter table evidence.file add constraint file_bytes_check CHECK ((bytes > 0));

alter table evidence.file add constraint file_file_id_key UNIQUE (file_id);

alter table evidence.file add constraint file_pkey PRIMARY KEY (id);

alter table evidence.file add constraint file_type_check CHECK ((type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text])));

alter table examination.definition add constraint definition_pkey PRIMARY KEY (key, version);

alter table examination.definition add constraint definition_version_check CHECK ((version > 0));

alter table form.definition add constraint definition_pkey PRIMARY KEY (key, version);

alter table form.definition add constraint definition_version_check CHECK ((version > 0));

alter table identity.account add constraint account_handle UNIQUE (handle);

alter table identity.account add constraint account_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text])));

alter table identity.account add constraint account_level_check CHECK (((level >= 0) AND (level <= 4)));

alter table identity.account add constraint account_phone UNIQUE (phone_index);

alter table identity.account add constraint account_pkey PRIMARY KEY (person_id);

alter table identity.attempt add constraint attempt_pkey PRIMARY KEY (key);

alter table identity.challenge add constraint challenge_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.account(person_id) ON UPDATE CASCADE ON DELETE CASCADE;

alter table identity.challenge add constraint challenge_pkey PRIMARY KEY (challenge_hash);

alter table identity.challenge add constraint challenge_purpose_check CHECK ((purpose = ANY (ARRAY['sign-in'::text, 'prove'::text, 'add'::text])));

alter table identity.code add constraint code_pkey PRIMARY KEY (id);

alter table identity.code add constraint code_purpose CHECK ((purpose = ANY (ARRAY['sign-in'::text, 'step-up'::text, 'recover'::text, 'new-phone'::text, 'consent'::text])));

alter table identity.known_device add constraint known_device_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.account(person_id) ON UPDATE CASCADE ON DELETE CASCADE;

alter table identity.known_device add constraint known_device_pkey PRIMARY KEY (person_id, token_hash);

alter table identity.link add constraint link_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.account(person_id) ON UPDATE CASCADE ON DELETE CASCADE;

alter table identity.link add constraint link_pkey PRIMARY KEY (token_hash);

alter table identity.link add constraint link_purpose_check CHECK ((purpose = ANY (ARRAY['enrol'::text, 'recover'::text])));

alter table identity.passkey add constraint passkey_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.account(person_id) ON UPDATE CASCADE ON DELETE CASCADE;

alter table identity.passkey add constraint passkey_pkey PRIMARY KEY (id);

alter table identity.password add constraint password_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.account(person_id) ON UPDATE CASCADE ON DELETE CASCADE;

alter table identity.password add constraint password_pkey PRIMARY KEY (person_id);

alter table identity.recovery_code add constraint recovery_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.account(person_id) ON UPDATE CASCADE ON DELETE CASCADE;

alter table identity.recovery_code add constraint recovery_code_pkey PRIMARY KEY (person_id, code_hash);

alter table identity.sample_person add constraint sample_person_audience_check CHECK ((audience = ANY (ARRAY['resident'::text, 'enterprise'::text, 'official'::text])));

alter table identity.sample_person add constraint sample_person_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.account(person_id) ON UPDATE CASCADE ON DELETE CASCADE;

alter table identity.sample_person add constraint sample_person_pkey PRIMARY KEY (person_id);

alter table identity.scan add constraint scan_code_hash_key UNIQUE (code_hash);

alter table identity.scan add constraint scan_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.account(person_id) ON UPDATE CASCADE ON DELETE CASCADE;

alter table identity.scan add constraint scan_pkey PRIMARY KEY (browser_hash);

alter table identity.scan add constraint scan_state_check CHECK ((state = ANY (ARRAY['open'::text, 'confirmed'::text, 'refused'::text, 'used'::text])));

alter table identity.session add constraint session_id_key UNIQUE (id);

alter table identity.session add constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.account(person_id) ON UPDATE CASCADE ON DELETE CASCADE;

alter table identity.session add constraint session_pkey PRIMARY KEY (token_hash);

alter table identity.totp add constraint totp_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.account(person_id) ON UPDATE CASCADE ON DELETE CASCADE;

alter table identity.totp add constraint totp_pkey PRIMARY KEY (id);

alter table identity.wrong_codes add constraint wrong_codes_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.account(person_id) ON UPDATE CASCADE ON DELETE CASCADE;

alter table identity.wrong_codes add constraint wrong_codes_pkey PRIMARY KEY (person_id);

alter table message.leaving add constraint leaving_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'email'::text])));

alter table message.leaving add constraint leaving_pkey PRIMARY KEY (id);

alter table message.message add constraint message_pkey PRIMARY KEY (id);

alter table message.sent add constraint sent_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'email'::text])));

alter table message.sent add constraint sent_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text])));

alter table message.sent add constraint sent_message_id_fkey FOREIGN KEY (message_id) REFERENCES message.message(id);

alter table message.sent add constraint sent_pkey PRIMARY KEY (id);

alter table organ.appointment add constraint appointment_check CHECK ((until_on >= from_on));

alter table organ.appointment add constraint appointment_organ_id_fkey FOREIGN KEY (organ_id) REFERENCES organ.organ(id);

alter table organ.appointment add constraint appointment_pkey PRIMARY KEY (id);

alter table organ.appointment add constraint appointment_post_id_fkey FOREIGN KEY (post_id) REFERENCES organ.post(id);

alter table organ.delegation add constraint delegation_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES organ.appointment(id);

alter table organ.delegation add constraint delegation_check CHECK ((until_on >= from_on));

alter table organ.delegation add constraint delegation_check1 CHECK ((appointment_id <> colleague_id));

alter table organ.delegation add constraint delegation_colleague_id_fkey FOREIGN KEY (colleague_id) REFERENCES organ.appointment(id);

alter table organ.delegation add constraint delegation_pkey PRIMARY KEY (id);

alter table organ.department add constraint department_pkey PRIMARY KEY (slug);

alter table organ.history add constraint history_pkey PRIMARY KEY (id);

alter table organ.organ add constraint organ_closed_has_successor CHECK (((closed_on IS NULL) = (successor_id IS NULL)));

alter table organ.organ add constraint organ_credit_code_key UNIQUE (credit_code);

alter table organ.organ add constraint organ_level_check CHECK (((level >= 1) AND (level <= 5)));

alter table organ.organ add constraint organ_path_check CHECK ((path ~~ '%.'::text));

alter table organ.organ add constraint organ_pkey PRIMARY KEY (id);

alter table organ.organ add constraint organ_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES organ.organ(id);

alter table organ.post add constraint post_organ_id_fkey FOREIGN KEY (organ_id) REFERENCES organ.organ(id);

alter table organ.post add constraint post_pkey PRIMARY KEY (id);

alter table party.agent_code add constraint agent_code_hash UNIQUE (code_hash);

alter table party.agent_code add constraint agent_code_party_id_fkey FOREIGN KEY (party_id) REFERENCES party.party(id);

alter table party.agent_code add constraint agent_code_pkey PRIMARY KEY (id);

alter table party.agent_code add constraint agent_code_state_check CHECK ((state = ANY (ARRAY['live'::text, 'used'::text, 'revoked'::text])));

alter table party.code_try add constraint code_try_n_check CHECK (((n >= 1) AND (n <= 5)));

alter table party.code_try add constraint code_try_pkey PRIMARY KEY (person_id, hour, n);

alter table party.consent add constraint consent_how_check CHECK ((how = ANY (ARRAY['online'::text, 'window'::text])));

alter table party.consent add constraint consent_party_id_fkey FOREIGN KEY (party_id) REFERENCES party.party(id);

alter table party.consent add constraint consent_pkey PRIMARY KEY (id);

alter table party.consent add constraint consent_proven_by_check CHECK ((proven_by = ANY (ARRAY['phone'::text, 'colleague'::text])));

alter table party.mandate add constraint mandate_check CHECK ((until_on >= from_on));

alter table party.mandate add constraint mandate_kind CHECK ((kind = ANY (ARRAY['legal-representative'::text, 'handler'::text, 'guardian'::text, 'family'::text, 'agent'::text])));

alter table party.mandate add constraint mandate_party_id_fkey FOREIGN KEY (party_id) REFERENCES party.party(id);

alter table party.mandate add constraint mandate_person_id_fkey FOREIGN KEY (person_id) REFERENCES party.party(id);

alter table party.mandate add constraint mandate_pkey PRIMARY KEY (id);

alter table party.mandate add constraint mandate_someone CHECK (((person_id IS NOT NULL) OR ((state <> 'active'::text) AND (offered_index IS NOT NULL))));

alter table party.mandate add constraint mandate_state_check CHECK ((state = ANY (ARRAY['offered'::text, 'active'::text, 'declined'::text, 'ended'::text])));

alter table party.party add constraint party_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'enterprise'::text])));

alter table party.party add constraint party_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text])));

alter table party.party add constraint party_number UNIQUE (kind, number_index);

alter table party.party add constraint party_pkey PRIMARY KEY (id);

alter table party.window_request add constraint window_request_check CHECK (((state = 'open'::text) OR ((items IS NOT NULL) AND (days IS NOT NULL))));

alter table party.window_request add constraint window_request_party_id_fkey FOREIGN KEY (party_id) REFERENCES party.party(id);

alter table party.window_request add constraint window_request_pkey PRIMARY KEY (id);

alter table party.window_request add constraint window_request_state_check CHECK ((state = ANY (ARRAY['open'::text, 'fixed'::text, 'made'::text])));

alter table platform.audit add constraint audit_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'read'::text])));

alter table platform.audit add constraint audit_pkey PRIMARY KEY (id);

alter table platform.audit_chain add constraint audit_chain_audit_id_key UNIQUE (audit_id);

alter table platform.audit_chain add constraint audit_chain_pkey PRIMARY KEY (seq);

alter table platform.backup add constraint backup_pkey PRIMARY KEY (id);

alter table platform.delivery add constraint delivery_pkey PRIMARY KEY (listener, event_id);

alter table platform.idempotency add constraint idempotency_key PRIMARY KEY (actor, key);

alter table platform.key_holder add constraint key_holder_pkey PRIMARY KEY (id);

alter table platform.key_use add constraint key_use_pkey PRIMARY KEY (place, version);

alter table platform.key_version add constraint key_version_pkey PRIMARY KEY (version);

alter table platform.key_version add constraint key_version_state_check CHECK ((state = ANY (ARRAY['standby'::text, 'current'::text, 'old'::text, 'retired'::text])));

alter table platform.key_version add constraint key_version_version_check CHECK (((version >= 1) AND (version <= 255)));

alter table platform.migration add constraint migration_pkey PRIMARY KEY (name);

alter table platform.outbox add constraint outbox_id_key UNIQUE (id);

alter table platform.outbox add constraint outbox_pkey PRIMARY KEY (seq);

alter table platform.parked_delivery add constraint parked_delivery_pkey PRIMARY KEY (listener, event_id);

alter table platform.setting add constraint setting_pkey PRIMARY KEY (name);

alter table platform.timer add constraint timer_pkey PRIMARY KEY (name);

alter table process.definition add constraint definition_pkey PRIMARY KEY (key, version);

alter table process.definition add constraint definition_version_check CHECK ((version > 0));

alter table register.dispute add constraint dispute_answered CHECK (((outcome IS NULL) = (answered_at IS NULL)));

alter table register.dispute add constraint dispute_outcome_check CHECK ((outcome = ANY (ARRAY['corrected'::text, 'kept'::text])));

alter table register.dispute add constraint dispute_pkey PRIMARY KEY (id);

alter table register.enterprise add constraint enterprise_credit_code_key UNIQUE (credit_code);

alter table register.enterprise add constraint enterprise_pkey PRIMARY KEY (party_id);

alter table register.enterprise add constraint enterprise_place_id_fkey FOREIGN KEY (place_id) REFERENCES register.place(id);

alter table register.household add constraint household_kind_check CHECK ((kind = ANY (ARRAY['rural'::text, 'urban'::text])));

alter table register.household add constraint household_pkey PRIMARY KEY (id);

alter table register.kinship add constraint kinship_check CHECK ((person_id <> relative_id));

alter table register.kinship add constraint kinship_kind_check CHECK ((kind = ANY (ARRAY['parent'::text, 'spouse'::text])));

alter table register.kinship add constraint kinship_pkey PRIMARY KEY (person_id, relative_id, kind);

alter table register.person add constraint person_household_id_fkey FOREIGN KEY (household_id) REFERENCES register.household(id);

alter table register.person add constraint person_monthly_income_check CHECK ((monthly_income >= 0));

alter table register.person add constraint person_number UNIQUE (number_index);

alter table register.person add constraint person_pkey PRIMARY KEY (party_id);

alter table register.person add constraint person_relation_check CHECK ((relation = ANY (ARRAY['head'::text, 'spouse'::text, 'child'::text, 'parent'::text])));

alter table register.person add constraint person_sex_check CHECK ((sex = ANY (ARRAY['male'::text, 'female'::text])));

alter table register.place add constraint place_floor_area_check CHECK ((floor_area > 0));

alter table register.place add constraint place_pkey PRIMARY KEY (id);

alter table seal.authority add constraint authority_id_check CHECK ((id = 'platform'::text));

alter table seal.authority add constraint authority_pkey PRIMARY KEY (id);

alter table seal.seal add constraint seal_pkey PRIMARY KEY (id);

alter table seal.seal add constraint seal_serial_key UNIQUE (serial);

alter table seal.seal add constraint seal_state_check CHECK ((state = ANY (ARRAY['ACTIVE'::text, 'FROZEN'::text, 'DESTROYED'::text])));

alter table seal.use add constraint use_pkey PRIMARY KEY (id);

alter table seal.use add constraint use_seal_id_fkey FOREIGN KEY (seal_id) REFERENCES seal.seal(id);

CREATE INDEX access_grant ON "case".access USING btree (grant_id) WHERE (grant_id IS NOT NULL);

CREATE INDEX access_party ON "case".access USING btree (party_id, submitted_at DESC) WHERE (kind = 'party'::text);

CREATE INDEX access_path ON "case".access USING btree (path) WHERE (kind = 'path'::text);

CREATE INDEX access_path ON certificate.access USING btree (path);

CREATE INDEX access_path ON evidence.access USING btree (path);

CREATE INDEX agent_code_party ON party.agent_code USING btree (party_id, made_at);

CREATE INDEX application_due ON "case".application USING btree (due_on, home, id) WHERE (due_on IS NOT NULL);

CREATE INDEX application_organ ON "case".application USING btree (organ_id) WHERE (state <> ALL (ARRAY['DELIVERED'::text, 'CLOSED'::text, 'RETURNED'::text, 'REJECTED_AT_INTAKE'::text, 'WITHDRAWN'::text]));

CREATE INDEX appointment_organ ON organ.appointment USING btree (organ_id);

CREATE INDEX appointment_person ON organ.appointment USING btree (person_id);

CREATE INDEX appointment_post ON organ.appointment USING btree (post_id);

CREATE INDEX artefact_client ON client.artefact USING btree (client_id);

CREATE INDEX artefact_expires ON client.artefact USING btree (expires_at);

CREATE INDEX artefact_grant ON client.artefact USING btree (grant_hash) WHERE (grant_hash IS NOT NULL);

CREATE INDEX artefact_uid ON client.artefact USING btree (model, uid_hash) WHERE (uid_hash IS NOT NULL);

CREATE INDEX artefact_user_code ON client.artefact USING btree (user_code_index) WHERE (user_code_index IS NOT NULL);

CREATE INDEX attempt_until ON identity.attempt USING btree (until);

CREATE INDEX audit_acting_for ON platform.audit USING btree (acting_for, at) WHERE (acting_for IS NOT NULL);

CREATE INDEX audit_case_number ON platform.audit USING btree (((subject ->> 'number'::text)), id) WHERE (subject ? 'number'::text);

CREATE INDEX audit_operation ON platform.audit USING btree (operation, at);

CREATE INDEX audit_organ ON platform.audit USING btree (organ_id, at) WHERE (organ_id IS NOT NULL);

CREATE INDEX audit_party ON platform.audit USING btree (((subject ->> 'partyId'::text)), id) WHERE (subject ? 'partyId'::text);

CREATE INDEX audit_person ON platform.audit USING btree (person_id, at);

CREATE INDEX certificate_by_file ON certificate.certificate USING btree (file_sha256) WHERE (file_sha256 IS NOT NULL);

CREATE INDEX certificate_organ_path ON certificate.certificate USING btree (organ_path);

CREATE INDEX certificate_unprepared ON certificate.certificate USING btree (issued_at) WHERE (file_id IS NULL);

CREATE INDEX certificate_wallet ON certificate.certificate USING btree (holder_party_id, issued_at DESC, id DESC);

CREATE INDEX challenge_expires ON identity.challenge USING btree (expires_at);

CREATE INDEX code_expires ON identity.code USING btree (expires_at);

CREATE INDEX consent_party ON party.consent USING btree (party_id, given_at);

CREATE INDEX delegation_appointment ON organ.delegation USING btree (appointment_id) WHERE (ended_at IS NULL);

CREATE INDEX delegation_colleague ON organ.delegation USING btree (colleague_person_id) WHERE (ended_at IS NULL);

CREATE INDEX dispute_organ ON register.dispute USING btree (organ_path, raised_at);

CREATE INDEX dispute_party ON register.dispute USING btree (party_id, raised_at);

CREATE INDEX division_parent ON division.division USING btree (parent, code);

CREATE INDEX draft_party ON "case".draft USING btree (party_id, saved_at DESC) WHERE (case_number IS NULL);

CREATE INDEX event_actor ON "case".event USING btree (actor_id, at DESC) WHERE (actor_kind = 'official'::text);

CREATE INDEX file_owner ON evidence.file USING btree (owner_party_id, id);

CREATE INDEX history_about ON organ.history USING btree (about, at);

CREATE INDEX idempotency_age ON platform.idempotency USING btree (at);

CREATE INDEX implementation_item_division ON catalogue.implementation USING btree (item_id, division);

CREATE INDEX implementation_organ ON catalogue.implementation USING btree (organ_code, item_id);

CREATE INDEX item_code ON catalogue.item USING btree (code);

CREATE INDEX kinship_relative ON register.kinship USING btree (relative_id);

CREATE INDEX leaving_until ON message.leaving USING btree (until);

CREATE INDEX link_person ON identity.link USING btree (person_id);

CREATE INDEX mandate_offered ON party.mandate USING btree (offered_index) WHERE (person_id IS NULL);

CREATE INDEX mandate_party ON party.mandate USING btree (party_id);

CREATE INDEX mandate_person ON party.mandate USING btree (person_id);

CREATE INDEX mandate_running ON party.mandate USING btree (until_on, ends_at) WHERE (state = ANY (ARRAY['offered'::text, 'active'::text]));

CREATE INDEX message_party ON message.message USING btree (party_id, id);

CREATE INDEX message_sent_at ON message.message USING btree (sent_at);

CREATE INDEX message_unread ON message.message USING btree (party_id) WHERE (read_at IS NULL);

CREATE INDEX note_case ON "case".note USING btree (home, case_id);

CREATE INDEX organ_division ON organ.organ USING btree (division);

CREATE INDEX organ_parent ON organ.organ USING btree (parent_id);

CREATE INDEX outbox_waiting ON platform.outbox USING btree (seq) WHERE (done_at IS NULL);

CREATE INDEX parked_delivery_due ON platform.parked_delivery USING btree (listener, aggregate, seq);

CREATE INDEX passkey_person ON identity.passkey USING btree (person_id);

CREATE INDEX person_household ON register.person USING btree (household_id);

CREATE INDEX recusal_person ON "case".recusal USING btree (person_id);

CREATE INDEX request_asked ON emergency.request USING btree (asked_at DESC);

CREATE INDEX request_open ON emergency.request USING btree (until) WHERE (state = 'granted'::text);

CREATE INDEX scan_expires ON identity.scan USING btree (expires_at);

CREATE INDEX seal_of_organ ON seal.seal USING btree (organ_id, made_at DESC);

CREATE INDEX seal_use ON seal.use USING btree (seal_id, used_at);

CREATE INDEX session_absolute ON identity.session USING btree (absolute_at);

CREATE INDEX session_person ON identity.session USING btree (person_id);

CREATE INDEX sign_on_ended ON client.sign_on USING btree (ended_at);

CREATE INDEX sign_on_person ON client.sign_on USING btree (person_id);

CREATE INDEX sign_on_session ON client.sign_on USING btree (session_id);

CREATE INDEX sign_on_system_client ON client.sign_on_system USING btree (client_id, allowed_at);

CREATE INDEX sign_on_system_sign_on ON client.sign_on_system USING btree (sign_on_id, client_id);

CREATE INDEX system_organ ON client.system USING btree (organ_id);

CREATE INDEX task_case ON "case".task USING btree (home, case_id);

CREATE INDEX task_holder ON "case".task USING btree (holder_id) WHERE (holder_id IS NOT NULL);

CREATE INDEX task_organ ON "case".task USING btree (organ_path, duty);

CREATE INDEX task_organ_id ON "case".task USING btree (organ_id);

CREATE INDEX totp_person ON identity.totp USING btree (person_id);

CREATE INDEX window_request_organ ON party.window_request USING btree (organ_id) WHERE (state = 'fixed'::text);

CREATE UNIQUE INDEX appointment_once ON organ.appointment USING btree (person_id, post_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX certificate_of_case ON certificate.certificate USING btree (case_number, type_key) WHERE (case_number IS NOT NULL);

CREATE UNIQUE INDEX key_version_current ON platform.key_version USING btree (state) WHERE (state = 'current'::text);

CREATE UNIQUE INDEX organ_department ON organ.organ USING btree (department, division) WHERE (closed_on IS NULL);

CREATE UNIQUE INDEX organ_path ON organ.organ USING btree (path) WHERE (closed_on IS NULL);

CREATE UNIQUE INDEX post_name ON organ.post USING btree (organ_id, name_zh) WHERE (closed_at IS NULL);

create policy tongban_read on "case".access for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (((kind = 'path'::text) AND (path >= ( SELECT current_setting('tb.from'::text, true) AS current_setting)) AND (path < ( SELECT current_setting('tb.below'::text, true) AS current_setting))) OR ((kind = 'party'::text) AND (party_id = ( SELECT current_setting('tb.party'::text, true) AS current_setting)) AND "case".reached(item_code)) OR ((kind = 'emergency'::text) AND (appointment_id = ( SELECT current_setting('tb.appointment'::text, true) AS current_setting)) AND (until > ( SELECT (NULLIF(current_setting('tb.now'::text, true), ''::text))::timestamp with time zone AS "nullif")))));

create policy tongban_write on "case".access for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on "case".application for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (EXISTS ( SELECT
   FROM "case".access x
  WHERE ((x.home = application.home) AND (x.case_id = application.id)))));

create policy tongban_write on "case".application for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on "case".draft for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR ((party_id = ( SELECT current_setting('tb.party'::text, true) AS current_setting)) AND "case".reached(item_code)));

create policy tongban_write on "case".draft for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on "case".event for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (EXISTS ( SELECT
   FROM "case".access x
  WHERE ((x.home = event.home) AND (x.case_id = event.case_id)))));

create policy tongban_write on "case".event for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on "case".note for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'official'::text) AND (EXISTS ( SELECT
   FROM "case".access x
  WHERE ((x.home = note.home) AND (x.case_id = note.case_id))))));

create policy tongban_write on "case".note for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on "case".notice for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (EXISTS ( SELECT
   FROM "case".access x
  WHERE ((x.home = notice.home) AND (x.case_id = notice.case_id)))));

create policy tongban_write on "case".notice for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on "case".recusal for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (person_id = ( SELECT current_setting('tb.person'::text, true) AS current_setting)));

create policy tongban_write on "case".recusal for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on "case".task for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (EXISTS ( SELECT
   FROM "case".access x
  WHERE ((x.home = task.home) AND (x.case_id = task.case_id)))));

create policy tongban_write on "case".task for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on certificate.access for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR ((path >= ( SELECT current_setting('tb.from'::text, true) AS current_setting)) AND (path < ( SELECT current_setting('tb.below'::text, true) AS current_setting))));

create policy tongban_write on certificate.access for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on certificate.certificate for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR ((holder_party_id = ( SELECT current_setting('tb.party'::text, true) AS current_setting)) OR ((organ_path >= ( SELECT current_setting('tb.from'::text, true) AS current_setting)) AND (organ_path < ( SELECT current_setting('tb.below'::text, true) AS current_setting))) OR (EXISTS ( SELECT
   FROM certificate.access x
  WHERE (x.certificate_id = certificate.id)))));

create policy tongban_write on certificate.certificate for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on client.code_try for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (person_id = ( SELECT current_setting('tb.person'::text, true) AS current_setting)));

create policy tongban_write on client.code_try for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on client.sign_on for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (person_id = ( SELECT current_setting('tb.person'::text, true) AS current_setting)));

create policy tongban_write on client.sign_on for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on client.sign_on_system for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (EXISTS ( SELECT
   FROM client.sign_on o
  WHERE (o.id = sign_on_system.sign_on_id))));

create policy tongban_write on client.sign_on_system for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on emergency.request for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR ((appointment_id = ( SELECT current_setting('tb.appointment'::text, true) AS current_setting)) OR (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'security'::text)));

create policy tongban_write on emergency.request for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on evidence.access for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR ((path >= ( SELECT current_setting('tb.from'::text, true) AS current_setting)) AND (path < ( SELECT current_setting('tb.below'::text, true) AS current_setting))));

create policy tongban_write on evidence.access for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on evidence.file for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (((owner_party_id = ( SELECT current_setting('tb.party'::text, true) AS current_setting)) AND ((item_code IS NULL) OR (current_setting('tb.items'::text, true) = ''::text) OR (item_code = ANY (string_to_array(current_setting('tb.items'::text, true), ','::text))) OR (substr(item_code, 20, 12) = ANY (string_to_array(current_setting('tb.items'::text, true), ','::text))))) OR (EXISTS ( SELECT
   FROM evidence.access x
  WHERE (x.evidence_id = file.id)))));

create policy tongban_write on evidence.file for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on identity.account for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (person_id = ( SELECT current_setting('tb.person'::text, true) AS current_setting)));

create policy tongban_write on identity.account for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on identity.challenge for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (person_id = ( SELECT current_setting('tb.person'::text, true) AS current_setting)));

create policy tongban_write on identity.challenge for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on identity.code for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR false);

create policy tongban_write on identity.code for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on identity.known_device for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (person_id = ( SELECT current_setting('tb.person'::text, true) AS current_setting)));

create policy tongban_write on identity.known_device for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on identity.link for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR false);

create policy tongban_write on identity.link for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on identity.passkey for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (person_id = ( SELECT current_setting('tb.person'::text, true) AS current_setting)));

create policy tongban_write on identity.passkey for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on identity.password for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (person_id = ( SELECT current_setting('tb.person'::text, true) AS current_setting)));

create policy tongban_write on identity.password for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on identity.recovery_code for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (person_id = ( SELECT current_setting('tb.person'::text, true) AS current_setting)));

create policy tongban_write on identity.recovery_code for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on identity.sample_person for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (person_id = ( SELECT current_setting('tb.person'::text, true) AS current_setting)));

create policy tongban_write on identity.sample_person for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on identity.scan for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR false);

create policy tongban_write on identity.scan for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on identity.session for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (person_id = ( SELECT current_setting('tb.person'::text, true) AS current_setting)));

create policy tongban_write on identity.session for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on identity.totp for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (person_id = ( SELECT current_setting('tb.person'::text, true) AS current_setting)));

create policy tongban_write on identity.totp for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on identity.wrong_codes for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (person_id = ( SELECT current_setting('tb.person'::text, true) AS current_setting)));

create policy tongban_write on identity.wrong_codes for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on message.leaving for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR false);

create policy tongban_write on message.leaving for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on message.message for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR ((party_id = ( SELECT current_setting('tb.party'::text, true) AS current_setting)) AND (( SELECT current_setting('tb.items'::text, true) AS current_setting) = ''::text)));

create policy tongban_write on message.message for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on message.sent for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR false);

create policy tongban_write on message.sent for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on party.agent_code for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (party_id = ( SELECT current_setting('tb.party'::text, true) AS current_setting)));

create policy tongban_write on party.agent_code for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on party.code_try for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (person_id = ( SELECT current_setting('tb.person'::text, true) AS current_setting)));

create policy tongban_write on party.code_try for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on party.consent for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (party_id = ( SELECT current_setting('tb.party'::text, true) AS current_setting)));

create policy tongban_write on party.consent for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on party.mandate for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR ((person_id = ( SELECT current_setting('tb.person'::text, true) AS current_setting)) OR (party_id = ( SELECT current_setting('tb.party'::text, true) AS current_setting))));

create policy tongban_write on party.mandate for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on party.party for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR ((id = ( SELECT current_setting('tb.party'::text, true) AS current_setting)) OR (id = ( SELECT current_setting('tb.person'::text, true) AS current_setting)) OR (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'official'::text) OR (EXISTS ( SELECT
   FROM party.mandate m
  WHERE ((m.party_id = party.id) OR (m.person_id = party.id))))));

create policy tongban_write on party.party for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on party.window_request for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR false);

create policy tongban_write on party.window_request for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_chain on platform.audit for select to tongban_chain using
  true;

create policy tongban_read on platform.audit for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR ((person_id = ( SELECT current_setting('tb.person'::text, true) AS current_setting)) OR (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'auditor'::text)));

create policy tongban_write on platform.audit for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on register.dispute for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR (party_id = ( SELECT current_setting('tb.party'::text, true) AS current_setting)));

create policy tongban_write on register.dispute for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on register.enterprise for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'official'::text) OR (party_id = ( SELECT current_setting('tb.party'::text, true) AS current_setting))));

create policy tongban_write on register.enterprise for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on register.household for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'official'::text) OR (EXISTS ( SELECT
   FROM register.person p
  WHERE (p.household_id = household.id)))));

create policy tongban_write on register.household for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on register.kinship for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR ((( SELECT current_setting('tb.person'::text, true) AS current_setting) = person_id) OR (( SELECT current_setting('tb.person'::text, true) AS current_setting) = relative_id)));

create policy tongban_write on register.kinship for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

create policy tongban_read on register.person for select using
  ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text) OR ((( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'official'::text) OR (party_id = ANY (ARRAY[( SELECT current_setting('tb.party'::text, true) AS current_setting), ( SELECT current_setting('tb.person'::text, true) AS current_setting)]))));

create policy tongban_write on register.person for all using
  (( SELECT current_setting('tb.kind'::text, true) AS current_setting) = 'system'::text);

CREATE OR REPLACE FUNCTION "case".access_of(of_home text, of_case text)
 RETURNS json
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  before text := current_setting('tb.kind', true);
  found json;
begin
  perform set_config('tb.kind', 'system', true);
  select json_agg(x) into found from "case"."access" x
   where x.home = of_home collate "C" and x.case_id = of_case collate "default";
  perform set_config('tb.kind', coalesce(before, ''), true);
  return found;
end $function$
;

CREATE OR REPLACE FUNCTION organ.administrations_of(person text)
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(array_agg(duty), '{}') from unnest("organ".duties_of(person)) duty
    where duty in ('system-admin', 'security-admin', 'audit')
$function$
;

CREATE OR REPLACE FUNCTION organ.duties_of(person text)
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(array_agg(distinct duty), '{}') from (
    select unnest(a.duties) as duty from "organ"."appointment" a
      where a.person_id = person and a.ended_at is null
    union
    select unnest(a.duties) from "organ"."delegation" d join "organ"."appointment" a on a.id = d.appointment_id
      where d.colleague_person_id = person and d.ended_at is null and a.ended_at is null
  ) held
$function$
;

CREATE OR REPLACE FUNCTION organ.keep_administrations_apart()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  person text := to_jsonb(new) ->> tg_argv[0];
  held text[];
begin
  perform pg_advisory_xact_lock(hashtext('organ.administrations'), hashtext(person));
  held := "organ".duties_of(person);
  if cardinality("organ".administrations_of(person)) > 1 then
    raise exception 'one person with two administrations' using errcode = 'TB409';
  end if;
  if held && array['system-admin', 'security-admin', 'audit', 'operate']
    and held && array['accept', 'review', 'decide', 'issue'] then
    raise exception 'one person keeps the platform and handles cases' using errcode = 'TB409';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION process.keep_published()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a published version is never changed: % %', old."key", old."version";
end $function$
;

CREATE OR REPLACE FUNCTION examination.keep_published()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a published version is never changed: % %', old."key", old."version";
end $function$
;

CREATE OR REPLACE FUNCTION form.keep_published()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a published version is never changed: % %', old."key", old."version";
end $function$
;

CREATE OR REPLACE PROCEDURE platform.protect(IN target regclass, IN readable text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('drop policy if exists tongban_read on %s', target);
  execute format('drop policy if exists tongban_write on %s', target);
  execute format('create policy tongban_read on %s for select using
    ((select current_setting(''tb.kind'', true)) = ''system'' or (%s))', target, readable);
  execute format('create policy tongban_write on %s for all using
    ((select current_setting(''tb.kind'', true)) = ''system'')', target);
end $procedure$
;

CREATE OR REPLACE FUNCTION "case".reached(item_code text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select current_setting('tb.items', true) = ''
    or item_code = any (string_to_array(current_setting('tb.items', true), ','))
    or substr(item_code, 20, 12) = any (string_to_array(current_setting('tb.items', true), ','))
$function$
;

CREATE OR REPLACE FUNCTION organ.realm_of(place text)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(
    (select g.path from "organ"."organ" g
      where g.closed_on is null and g.department in ('government', 'village-committee') and g.path = any (array(
        select array_to_string((string_to_array(place, '.'))[1:n], '.') || '.'
        from generate_series(1, cardinality(string_to_array(place, '.')) - 1) n))
      order by length(g.path) desc limit 1),
    split_part(place, '.', 1) || '.')
$function$
;

CREATE OR REPLACE PROCEDURE platform.seal_later(IN of_table regclass, IN of_column text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s alter column %I drop default, alter column %I type bytea
    using decode(''00'', ''hex'') || convert_to(%I::text, ''UTF8'')', of_table, of_column, of_column, of_column);
  insert into "platform"."setting" (name, value)
    select 'to-seal', jsonb_build_array(n.nspname || '.' || c.relname || '|' || of_column)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = of_table
    on conflict (name) do update set value = setting.value || excluded.value;
end $procedure$
;

CREATE OR REPLACE FUNCTION identity.session_ended()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into "platform"."outbox" (id, name, version, aggregate, payload, at)
    select gen_random_uuid()::text, 'identity.session-ended', 1, "id",
      jsonb_build_object('sessionId', "id", 'personId', "person_id"), now()
    from ended;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION platform.touched_one(touched bigint, place integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if touched <> 1 then raise exception using errcode = 'TB409', message = 'lost race', detail = place::text; end if;
end $function$
;
