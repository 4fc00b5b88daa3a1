import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;

/** Lets HeidelTime tag German texts one after the other: {@code NEWS|NARRATIVES [DAY FILE]...}. */
class HeidelTime {
    public static void main(String[] words) throws Exception {
        HeidelTimeStandalone tagger = new HeidelTimeStandalone(
            Language.GERMAN, DocumentType.valueOf(words[0]), OutputType.TIMEML, "config.props", POSTagger.TREETAGGER);
        for (int i = 1; i < words.length; i += 2) {
            Date day = Date.from(LocalDate.parse(words[i]).atStartOfDay(ZoneOffset.UTC).toInstant());
            System.out.println(tagger.process(Files.readString(Path.of(words[i + 1])), day));
        }
    }
}
