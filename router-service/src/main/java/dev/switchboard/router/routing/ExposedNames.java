package dev.switchboard.router.routing;

import dev.switchboard.router.catalog.Definition;
import dev.switchboard.router.catalog.DefinitionKind;
import dev.switchboard.router.catalog.ServerListing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The names under which tools and prompts of several servers appear: {@code server__name}, of the
 * characters and the length that all clients accept. One that has to be changed for that gets a
 * part of a hash, so that a name depends on nothing else that is there, and no tool can take over
 * the name of another that was approved. Immutable.
 */
final class ExposedNames {

    private static final int LONGEST = 64;
    private static final String SEPARATOR = "__";
    private static final int HASH_DIGITS = 8;

    private ExposedNames() {}

    /** A definition, and who has it. */
    record Located(ServerListing listing, Definition definition) {}

    /** All definitions of a kind by the names under which they appear. */
    static NavigableMap<String, Located> of(List<ServerListing> listings, DefinitionKind kind) {
        NavigableMap<String, Located> names = new TreeMap<>();
        for (ServerListing listing : listings) {
            for (Definition definition : listing.of(kind)) {
                Located located = new Located(listing, definition);
                names.putIfAbsent(name(located), located);
            }
        }
        return names;
    }

    private static String name(Located located) {
        String full = full(located);
        String name = full.replaceAll("[^a-zA-Z0-9_-]", "_");
        boolean isItself = name.equals(full) && name.length() <= LONGEST;
        return isItself ? name : hashed(name, located);
    }

    private static String full(Located located) {
        return located.listing().server().name() + SEPARATOR + located.definition().name();
    }

    private static String hashed(String name, Located located) {
        int room = LONGEST - HASH_DIGITS - 1;
        String begin = name.length() <= room ? name : name.substring(0, room);
        return begin + "_" + hash(full(located));
    }

    private static String hash(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
