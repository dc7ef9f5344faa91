/*
 * probe-kill - kill one stage of a pipeline at a random moment, many times
 *
 *   probe-kill TRIALS SEED INPUT 'PROGRAM ARG ...' 'PROGRAM ...' ...
 *
 * Runs the stages connected by pipes, the file INPUT into the first, /dev/null for the
 * output of the last. Prints "N kills, N noticed": a kill counts when the stage really
 * died of it, and is noticed when the last stage then ended with a status other than 0.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { STAGES = 16, WORDS = 32 };

static uint64_t state;

static uint64_t
next_random(void)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return state >> 33;
}

static void
run(char *command, int in, int out)
{
	char *words[WORDS + 1], *word;
	int n = 0, null = open("/dev/null", O_RDWR);

	dup2(in, 0);
	dup2(out >= 0 ? out : null, 1);
	dup2(null, 2);
	for (word = strtok_r(command, " ", &command); word != NULL && n < WORDS;
	     word = strtok_r(NULL, " ", &command))
		words[n++] = word;
	words[n] = NULL;
	execvp(words[0], words);
	_exit(127);
}

static void
start(char **stages, int n, pid_t *pids, const char *path)
{
	int in = open(path, O_RDONLY | O_CLOEXEC), ends[2], i;

	for (i = 0; i < n; i++) {
		ends[0] = ends[1] = -1;
		if (i + 1 < n && pipe2(ends, O_CLOEXEC) != 0)
			exit(2);
		pids[i] = fork();
		if (pids[i] == 0)
			run(stages[i], in, ends[1]);
		close(in);
		if (ends[1] >= 0)
			close(ends[1]);
		in = ends[0];
	}
}

static void
pause_for(int64_t ns)
{
	struct timespec t = { ns / 1000000000, ns % 1000000000 };

	while (nanosleep(&t, &t) != 0 && errno == EINTR)
		;
}

static int64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* Wait for all; the victim's and the last stage's status. */
static void
reap(const pid_t *pids, int n, int victim, int *hit, int *last)
{
	int i, status = 0;

	for (i = 0; i < n; i++) {
		waitpid(pids[i], &status, 0);
		if (i == victim)
			*hit = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
	}
	*last = status;
}

int
main(int argc, char *argv[])
{
	pid_t pids[STAGES];
	int trials, n, k, victim, hit = 0, last = 0, kills = 0, noticed = 0;
	int64_t begun, whole;

	if (argc < 5 || argc - 4 > STAGES)
		return 2;
	trials = atoi(argv[1]);
	state = strtoull(argv[2], NULL, 10);
	n = argc - 4;
	begun = now();
	start(argv + 4, n, pids, argv[3]);
	reap(pids, n, -1, &hit, &last);
	whole = now() - begun;
	if (last != 0) {
		printf("the pipeline fails by itself: status %d\n", last);
		return 1;
	}
	for (k = 0; kills < trials && k < 20 * trials; k++) {
		victim = (int)(next_random() % (uint64_t)n);
		start(argv + 4, n, pids, argv[3]);
		pause_for((int64_t)(next_random() % (uint64_t)whole));
		kill(pids[victim], SIGKILL);
		reap(pids, n, victim, &hit, &last);
		kills += hit;
		noticed += hit && last != 0;
		if (hit && last == 0)
			printf("not noticed: stage %d, trial %d\n", victim, k);
	}
	printf("%d kills, %d noticed\n", kills, noticed);
	return kills == noticed ? 0 : 1;
}
