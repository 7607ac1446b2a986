-- The demo shop's own tables, as a shop grows them: short names, numbers for states, amounts in
-- the smallest unit of the currency, local times of the shop (Europe/Berlin) without a zone.

create table kunde (
  kdnr        integer primary key,
  login       varchar(40) not null unique,
  name        varchar(80) not null,
  email       varchar(120) not null unique,
  sprache     varchar(10) not null,
  zeitzone    varchar(40) not null,
  stufe       char(1) not null                -- S standard, I silver, G gold
);

create table auftrag (
  auf_id      integer primary key,
  auf_nr      varchar(20) not null unique,
  kdnr        integer not null references kunde,
  st          smallint not null,              -- 10 offen, 20 gesperrt, 30 erledigt, 90 storniert
  vers_st     varchar(40),                    -- what the shop's page shows
  ts_ang      timestamp not null,
  wrg         char(3) not null,
  summe       bigint not null,
  zus_art     char(1),                        -- L arrives by, V ships by
  zus_tag     date,
  zus_zone    varchar(40),
  empf        varchar(80) not null,
  str         varchar(120) not null,
  ort         varchar(80) not null,
  region      varchar(10),
  plz         varchar(12) not null,
  land        char(2) not null
);

create table auf_pos (
  pos_id      integer primary key,
  auf_id      integer not null references auftrag,
  art_nr      varchar(20) not null,
  bez         varchar(120) not null,
  menge       integer not null,
  menge_st    integer not null,
  menge_ret   integer not null,
  epreis      bigint not null,
  gpreis      bigint not null,
  lief_kz     char(1),                        -- V pre-order, R back-order
  lief_tag    date
);

create table lieferung (
  lief_id     integer primary key,
  auf_id      integer not null references auftrag,
  st          char(2) not null,               -- OF open, GP packed, VS shipped, ZU delivered
  lager       varchar(40) not null,
  ts_vers     timestamp,
  ts_zug      timestamp
);

create table lief_pos (
  lief_id     integer not null references lieferung,
  pos_id      integer not null references auf_pos,
  menge       integer not null,
  primary key (lief_id, pos_id)
);

create table paket (
  paket_id    integer primary key,
  lief_id     integer not null references lieferung,
  sdg_nr      varchar(40) not null unique,
  dl_kz       varchar(5) not null             -- UPS, EVR, BD
);

create table paket_pos (
  paket_id    integer not null references paket,
  pos_id      integer not null references auf_pos,
  menge       integer not null,
  primary key (paket_id, pos_id)
);

create table zahlung (
  zahl_id     integer primary key,
  auf_id      integer not null references auftrag,
  st          char(1) not null,               -- B bezahlt, A autorisiert, V verfallen
  art         varchar(40) not null,
  betrag      bigint
);

create table erstattung (
  erst_id     integer primary key,
  zahl_id     integer not null references zahlung,
  st          char(1) not null,               -- O pending, E paid
  betrag      bigint not null,
  ts          timestamp not null
);

create table retoure (
  ret_id      integer primary key,
  auf_id      integer not null references auftrag,
  st          char(2) not null,               -- UW on the road, EI received
  ts          timestamp not null,
  tag_ein     date                            -- the day the warehouse received it
);

create table ret_pos (
  ret_id      integer not null references retoure,
  pos_id      integer not null references auf_pos,
  menge       integer not null,
  zustand     char(1),                        -- as received: N new, O opened, B damaged
  primary key (ret_id, pos_id)
);

-- What the agent had done, each once: a second row with the same key is refused.
create table vorgang (
  vorg_id     integer generated always as identity (start with 900001) primary key,
  schluessel  varchar(400) not null unique,
  art         varchar(40) not null,
  auf_id      integer not null references auftrag,
  ts          timestamp with time zone not null
);

create table gutschrift (
  vorg_id     integer primary key references vorgang,
  kdnr        integer not null references kunde,
  betrag      bigint not null,
  wrg         char(3) not null,
  grund       varchar(40) not null
);

create index auftrag_kdnr on auftrag (kdnr);
create index auf_pos_auf on auf_pos (auf_id);
create index lieferung_auf on lieferung (auf_id);
create index paket_lief on paket (lief_id);
create index zahlung_auf on zahlung (auf_id);
create index retoure_auf on retoure (auf_id);
