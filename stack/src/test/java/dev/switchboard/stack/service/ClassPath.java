package dev.switchboard.stack.service;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** This JVM's class path without the modules that a process of its own has not. */
final class ClassPath {

    private ClassPath() {}

    /** All but the modules named, whether they come as jars or as folders of classes. */
    static String without(List<String> modules) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        modules.stream().noneMatch(module -> entry.contains("/" + module + "/")))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
