package dev.parley.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.IHelpSectionRenderer;

/** The list of commands in {@code parley --help}, by what somebody wants to do. */
final class CommandGroups implements IHelpSectionRenderer {
    static final List<Group> GROUPS = List.of(
            new Group("Start here", List.of("demo")),
            new Group("Run the arena", List.of("serve", "key", "export")),
            new Group("Make a dataset", List.of("build", "convert", "takedown")),
            new Group("Ask about it", List.of("report", "topics", "contamination", "compare", "why", "inspect")),
            new Group("Find harm", List.of("moderate")),
            new Group("Rate models", List.of("leaderboard")),
            new Group("Check the parts", List.of("measure")));

    /** Commands that serve one purpose. */
    record Group(String title, List<String> commands) {}

    @Override
    public String render(Help help) {
        return GROUPS.stream().map(group -> render(group, help)).collect(Collectors.joining());
    }

    private static String render(Group group, Help help) {
        var table = TextTable.forColumns(
                help.colorScheme(),
                new Column(16, 2, Column.Overflow.SPAN),
                new Column(help.commandSpec().usageMessage().width() - 16, 1, Column.Overflow.WRAP));
        for (String name : group.commands()) {
            Help command = help.subcommands().get(name);
            if (command != null) {
                String[] description = command.commandSpec().usageMessage().description();
                table.addRowValues(help.colorScheme().commandText(name), help.colorScheme().text(description[0]));
            }
        }
        return "%n%s:%n%s".formatted(group.title(), table);
    }
}
