package org.rebook.run;

/** The name of this server among those that share a database: no two that run at the same time have the same. */
final class Node {

    private Node() {}

    static String name() {
        return System.getProperty("jboss.node.name", "rebook")
                + "+"
                + System.getProperty("jboss.socket.binding.port-offset", "0");
    }
}
