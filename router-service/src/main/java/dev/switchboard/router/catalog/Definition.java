package dev.switchboard.router.catalog;

import tools.jackson.databind.node.ObjectNode;

/**
 * A tool, resource, resource template or prompt as its server lists it.
 *
 * @param name what names it at its server: a name, an address or a template of addresses
 * @param json all of it; not to be changed
 */
public record Definition(DefinitionKind kind, String name, ObjectNode json) {}
