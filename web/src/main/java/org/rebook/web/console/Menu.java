package org.rebook.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.rebook.web.access.CurrentUser;

/** The pages that the person who has signed in may open. */
@Named
@RequestScoped
public class Menu {

    @Inject
    CurrentUser me;

    public record Item(String section, String words, String address) {}

    public List<Item> getItems() {
        boolean worksWithPatients = me.isClerk() || me.isManager();
        List<Item> items = new ArrayList<>();
        items.add(new Item("home", "Home", "/"));
        if (worksWithPatients) {
            items.add(new Item("worklist", "Worklist", "/worklist"));
            items.add(new Item("patients", "Patients", "/patients"));
        }
        items.add(new Item("strikes", "Strikes", "/strikes"));
        if (me.isManager() || me.isAdministrator()) {
            items.add(new Item("set-aside", "Set aside", "/set-aside"));
        }
        items.add(new Item("rules", "Rules", "/rules"));
        items.add(new Item("runs", "Runs", "/runs"));
        items.add(new Item("ledger", "EHR ledger", "/ledger"));
        if (me.isAdministrator()) {
            items.add(new Item("schedule", "Schedule", "/schedule"));
        }
        return items;
    }
}
