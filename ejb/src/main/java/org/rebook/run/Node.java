package org.rebook.run;

/** The name of this server among those that share a database. */
final class Node {

    private Node() {}

    static String name() {
        return System.getProperty("jboss.node.name", "rebook");
    }
}
