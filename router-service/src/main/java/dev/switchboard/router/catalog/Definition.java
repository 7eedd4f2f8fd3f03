package dev.switchboard.router.catalog;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool, resource, resource template or prompt as its server lists it.
 *
 * @param name what names it at its server: a name, an address or a template of addresses
 * @param json all of it; not to be changed
 * @param hash the same for the same definition, see {@link DefinitionHash}
 */
public record Definition(DefinitionKind kind, String name, ObjectNode json, String hash)
        implements Comparable<Definition> {

    /** One as it was read. */
    public static Definition of(DefinitionKind kind, String name, ObjectNode json) {
        return new Definition(kind, name, json, DefinitionHash.of(json));
    }

    /** What stays the same when it changes. */
    public Key key() {
        return new Key(kind, name);
    }

    /** Equal by its hash: the order of fields, and how numbers were read, make no difference. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Definition definition
                && kind == definition.kind
                && name.equals(definition.name)
                && hash.equals(definition.hash);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, name, hash);
    }

    /** By kind, then name. */
    @Override
    public int compareTo(Definition other) {
        int byKey = key().compareTo(other.key());
        return byKey != 0 ? byKey : hash.compareTo(other.hash);
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
