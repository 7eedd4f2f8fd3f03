-- How often each part of the catalog has changed: replicas see by it what to read again.
create table catalog_change (
    part    varchar(60) primary key,
    version bigint not null
);

-- MCP servers that were registered at runtime; those of start-up files are in these files alone.
create table mcp_server (
    name       varchar(31) not null,
    url        text not null,
    transport  varchar(20) not null check (transport in ('streamable-http', 'sse')),
    -- names and values, encrypted; null where there are none
    headers    text,
    enabled    boolean not null,
    stateful   boolean not null,
    -- 'api' or 'registry'
    origin     varchar(10) not null,
    created_at timestamp with time zone not null default now(),
    changed_at timestamp with time zone not null default now(),
    changed_by varchar(200)
);
create unique index mcp_server_name on mcp_server (lower(name));

-- Every definition of a tool, resource, resource template or prompt that a server has listed.
create table mcp_definition (
    -- in lower case
    server      varchar(31) not null,
    kind        varchar(20) not null,
    name        text not null,
    -- of the definition, whatever the order of its fields
    hash        char(64) not null,
    definition  json not null,
    first_seen  timestamp with time zone not null default now(),
    last_seen   timestamp with time zone not null default now(),
    -- whether the server lists it now
    listed      boolean not null,
    -- null: in quarantine
    approved_at timestamp with time zone,
    approved_by varchar(200)
);
-- names are too long for a key of plain columns
create unique index mcp_definition_key on mcp_definition (server, kind, md5(name), hash);

-- Endpoints with chosen servers and tools.
create table mcp_view (
    name       varchar(31) not null,
    definition json not null,
    changed_at timestamp with time zone not null default now(),
    changed_by varchar(200)
);
create unique index mcp_view_name on mcp_view (lower(name));
