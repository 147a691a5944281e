package dev.edict.audit.delivery;

import dev.edict.audit.encode.RecordFormat;
import dev.edict.audit.encode.Redaction;
import dev.edict.audit.journal.JournalRecord;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A topic of Kafka. The key is the identifier of the record, so that copies meet in one partition;
 * a record is taken when all replicas in sync have it.
 */
final class KafkaTarget implements DeliveryTarget {
  private static final BatchLimits LIMITS = new BatchLimits(2000, 4_000_000);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final Supplier<Producer<byte[], byte[]>> connect;
  private final String topic;
  private final RecordFormat format;
  private final Redaction redaction;
  private @Nullable Producer<byte[], byte[]> producer;

  KafkaTarget(
      Supplier<Producer<byte[], byte[]>> connect,
      String topic,
      RecordFormat format,
      Redaction redaction) {
    this.connect = connect;
    this.topic = topic;
    this.format = format;
    this.redaction = redaction;
  }

  /**
   * Returns a target on a broker.
   *
   * @param server where to begin, {@code host:port}
   * @param settings the client's settings; those that delivery rests on are set here
   */
  static KafkaTarget on(
      String server, Properties settings, String topic, RecordFormat format, Redaction redaction) {
    Properties all = new Properties();
    all.setProperty("bootstrap.servers", server);
    all.setProperty("delivery.timeout.ms", "30000");
    all.setProperty("request.timeout.ms", "10000");
    all.setProperty("max.block.ms", "30000");
    all.putAll(settings);
    all.setProperty("acks", "all");
    all.setProperty("enable.idempotence", "true");
    return new KafkaTarget(
        () -> new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer()),
        topic,
        format,
        redaction);
  }

  @Override
  public BatchLimits limits() {
    return LIMITS;
  }

  @Override
  public String encode(JournalRecord record) {
    return format.write(record, redaction);
  }

  @Override
  public SendResult send(List<Item> batch) throws IOException {
    try {
      Producer<byte[], byte[]> open = producer == null ? connect.get() : producer;
      producer = open;
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (Item item : batch) {
        Future<RecordMetadata> one =
            open.send(
                new ProducerRecord<>(topic, ascii(item.record().eventId()), ascii(item.text())));
        sent.add(one);
        // Without a broker each record waits as long as this one did.
        if (one.isDone() && failure(one) instanceof TimeoutException) {
          break;
        }
      }
      open.flush();
      return settled(sent, batch.size());
    } catch (InterruptException stopped) {
      close();
      throw new InterruptedIOException("interrupted");
    } catch (KafkaException failed) {
      close();
      return isForAPerson(failed)
          ? new SendResult.Halt(String.valueOf(failed.getMessage()))
          : new SendResult.TryAgain(String.valueOf(failed.getMessage()), null);
    }
  }

  private SendResult settled(List<Future<RecordMetadata>> sent, int records) throws IOException {
    Set<Integer> again = new TreeSet<>();
    for (int i = sent.size(); i < records; i++) {
      again.add(i);
    }
    Map<Integer, String> rejected = new HashMap<>();
    for (int i = 0; i < sent.size(); i++) {
      Throwable failure = failure(sent.get(i));
      if (failure instanceof RecordTooLargeException) {
        rejected.put(i, String.valueOf(failure.getMessage()));
      } else if (failure != null && isForAPerson(failure)) {
        return new SendResult.Halt(String.valueOf(failure.getMessage()));
      } else if (failure != null) {
        again.add(i);
      }
    }
    if (!again.isEmpty()) {
      // A producer that has failed in a way it cannot mend fails ever after.
      close();
    }
    return new SendResult.Settled(again, rejected);
  }

  private static @Nullable Throwable failure(Future<RecordMetadata> sent) throws IOException {
    try {
      sent.get();
      return null;
    } catch (ExecutionException failed) {
      return failed.getCause() == null ? failed : failed.getCause();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static boolean isForAPerson(Throwable failure) {
    return failure instanceof AuthenticationException
        || failure instanceof AuthorizationException
        || failure instanceof InvalidTopicException;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    Producer<byte[], byte[]> open = producer;
    producer = null;
    if (open != null) {
      open.close(CLOSE_TIMEOUT);
    }
  }
}
