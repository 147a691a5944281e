package dev.edict.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of a page.
 *
 * @param page the page
 * @param line the line of its fence, from 1
 * @param language the words after the fence
 * @param file the name in a {@code <!-- file: … -->} comment right before it; empty when there is
 *     none
 * @param text what is inside, each line ended by LF
 */
record MarkdownBlock(Path page, int line, String language, String file, String text) {
  private static final String FENCE = "```";
  private static final String FILE = "<!-- file: ";

  static List<MarkdownBlock> read(Path page) throws IOException {
    List<MarkdownBlock> blocks = new ArrayList<>();
    List<String> lines = Files.readAllLines(page);
    String file = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith(FILE)) {
        file = line.substring(FILE.length(), line.indexOf(" -->"));
      } else if (line.startsWith(FENCE)) {
        StringBuilder text = new StringBuilder();
        int start = i;
        for (i++; !lines.get(i).startsWith(FENCE); i++) {
          text.append(lines.get(i)).append('\n');
        }
        String language = line.substring(FENCE.length());
        blocks.add(new MarkdownBlock(page, start + 1, language, file, text.toString()));
        file = "";
      }
    }
    return blocks;
  }

  @Override
  public String toString() {
    return page.getFileName() + ":" + line;
  }
}
