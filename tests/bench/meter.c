/*
 * meter - meter PROGRAM ARG ...: run it and say what it took on stderr:
 *     wall seconds, CPU seconds, peak memory in MB, bytes a CPU second of its stdin file
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

int
main(int argc, char *argv[])
{
	struct timespec a, b;
	struct rusage used;
	struct stat in;
	int status = 0;
	double cpu, wall;
	pid_t pid;

	if (argc < 2)
		return 2;
	clock_gettime(CLOCK_MONOTONIC, &a);
	pid = fork();
	if (pid == 0) {
		execvp(argv[1], argv + 1);
		_exit(127);
	}
	wait4(pid, &status, 0, &used);
	clock_gettime(CLOCK_MONOTONIC, &b);
	cpu = seconds(used.ru_utime) + seconds(used.ru_stime);
	wall = (double)(b.tv_sec - a.tv_sec) + (double)(b.tv_nsec - a.tv_nsec) / 1e9;
	fprintf(stderr, "%.3f %.3f %.1f", wall, cpu, (double)used.ru_maxrss / 1024);
	if (fstat(STDIN_FILENO, &in) == 0 && S_ISREG(in.st_mode) && cpu > 0)
		fprintf(stderr, " %.0f", (double)in.st_size / cpu / 1e6);
	fputc('\n', stderr);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
