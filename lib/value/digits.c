/*
 * digits - see digits.h
 */
#include "digits.h"
#include <string.h>

const char digits_pair[201] = "00010203040506070809"
			      "10111213141516171819"
			      "20212223242526272829"
			      "30313233343536373839"
			      "40414243444546474849"
			      "50515253545556575859"
			      "60616263646566676869"
			      "70717273747576777879"
			      "80818283848586878889"
			      "90919293949596979899";

static int
count(uint64_t v)
{
	int n = 1;

	for (; v >= 10000; v /= 10000)
		n += 4;
	return n + (v >= 10) + (v >= 100) + (v >= 1000);
}

int
digits_show(uint64_t v, char buf[DIGITS_SHOW])
{
	int n = count(v), at = n;

	while (v >= 100) {
		at -= 2;
		memcpy(buf + at, digits_pair + v % 100 * 2, 2);
		v /= 100;
	}
	if (v >= 10)
		memcpy(buf, digits_pair + v * 2, 2);
	else
		buf[0] = (char)('0' + v);
	return n;
}
