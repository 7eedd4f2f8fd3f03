package dev.switchboard.router.api;

import dev.switchboard.router.upstream.ServerName;

/** Names of ours for servers of a registry: {@code io.example/weather} is {@code weather}. */
final class DerivedName {

    private static final int LONGEST = 31;
    private static final String OTHERWISE = "server";

    private DerivedName() {}

    /**
     * A name.
     *
     * @param number 1 for the first choice; others have it at their end
     */
    static ServerName of(String registryName, int number) {
        String last = registryName.substring(registryName.lastIndexOf('/') + 1);
        String end = number == 1 ? "" : "-" + number;
        String plain =
                last.replaceAll("[^A-Za-z0-9_-]", "-")
                        .replaceAll("[_-]*-[_-]*", "-")
                        .replaceAll("__+", "_")
                        .replaceAll("^[^A-Za-z]+", "");
        String begin =
                plain.substring(0, Math.min(plain.length(), LONGEST - end.length()))
                        .replaceAll("[_-]+$", "");
        return new ServerName((begin.isEmpty() ? OTHERWISE : begin) + end);
    }
}
