package dev.switchboard.router.catalog;

import tools.jackson.databind.node.ObjectNode;

/**
 * A tool, resource, resource template or prompt as its server lists it.
 *
 * @param name what names it at its server: a name, an address or a template of addresses
 * @param json all of it; not to be changed
 * @param hash the same for the same definition, see {@link DefinitionHash}
 */
public record Definition(DefinitionKind kind, String name, ObjectNode json, String hash) {

    /** One as it was read. */
    public static Definition of(DefinitionKind kind, String name, ObjectNode json) {
        return new Definition(kind, name, json, DefinitionHash.of(json));
    }

    /** What stays the same when it changes. */
    Key key() {
        return new Key(kind, name);
    }

    /** The kind and name of a definition. */
    public record Key(DefinitionKind kind, String name) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : name.compareTo(other.name);
        }
    }
}
