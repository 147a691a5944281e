package dev.edict.example.service;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program. */
@SpringBootApplication
public class AgentService {
  /** Runs the service until it is told to end. */
  public static void main(String[] arguments) {
    SpringApplication.run(AgentService.class, arguments);
  }
}
