// A panic in a goroutine ends the whole program.
// says: panic: certificate expired
package main

import (
	"fmt"
	"time"
)

func main() {
	// ANCHOR: main
	go func() { panic("certificate expired") }()
	time.Sleep(time.Second)
	fmt.Println("vigil goes on")
	// ANCHOR_END: main
}
