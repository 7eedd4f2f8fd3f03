package dev.switchboard.testkit.architecture.made.print;

final class Prints {

    private Prints() {}

    static void print() {
        System.out.println();
    }
}
